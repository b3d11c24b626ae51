package io.novacron.dwcpctl.metrics.series;

import java.util.List;

/** What a PromQL expression comes to: one of the four types of Prometheus's API. */
public sealed interface Value {
    /** The type's name in the API: scalar, string, vector, matrix. */
    String type();

    /** Whether it holds no sample at all. */
    boolean isEmpty();

    /** Whether it holds samples and every one of them is NaN: a quotient of nothing, which answers nothing. */
    boolean isAllNaN();

    <R> R accept(Visitor<R> visitor);

    /** One case for each type. */
    interface Visitor<R> {
        R scalar(Scalar scalar);

        R text(Text text);

        R vector(Vector vector);

        R matrix(Matrix matrix);
    }

    /** One number at one moment. */
    record Scalar(Sample sample) implements Value {
        @Override
        public String type() {
            return "scalar";
        }

        @Override
        public boolean isEmpty() {
            return false;
        }

        @Override
        public boolean isAllNaN() {
            return Double.isNaN(sample.value());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.scalar(this);
        }
    }

    /** A string at one moment. */
    record Text(long millis, String value) implements Value {
        @Override
        public String type() {
            return "string";
        }

        @Override
        public boolean isEmpty() {
            return false;
        }

        @Override
        public boolean isAllNaN() {
            return false;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /** A series' sample at one moment. */
    record Point(Labels labels, Sample sample) {}

    /** Series with one sample each, all of one moment, in the order the source gave. */
    record Vector(List<Point> points) implements Value {
        public Vector {
            points = List.copyOf(points);
        }

        @Override
        public String type() {
            return "vector";
        }

        @Override
        public boolean isEmpty() {
            return points.isEmpty();
        }

        @Override
        public boolean isAllNaN() {
            return !isEmpty()
                    && points.stream().allMatch(p -> Double.isNaN(p.sample().value()));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.vector(this);
        }
    }

    /** Series with samples over a range. */
    record Matrix(List<Series> series) implements Value {
        public Matrix {
            series = List.copyOf(series);
        }

        @Override
        public String type() {
            return "matrix";
        }

        @Override
        public boolean isEmpty() {
            return series.stream().allMatch(s -> s.samples().size() == 0);
        }

        @Override
        public boolean isAllNaN() {
            return !isEmpty() && series.stream().map(Series::samples).allMatch(Matrix::allNaN);
        }

        private static boolean allNaN(Samples samples) {
            for (int i = 0; i < samples.size(); i++) {
                if (!Double.isNaN(samples.value(i))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.matrix(this);
        }
    }
}
