package io.novacron.dwcpctl.metrics.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SamplesTest {
    private static final ArraySamples THREE =
            ArraySamples.of(List.of(new Sample(10, 1), new Sample(20, 2), new Sample(30, 3)));

    @Test
    void the_first_after_a_moment_is_later_than_it() {
        assertThat(THREE.firstAfter(9)).isZero();
        assertThat(THREE.firstAfter(10)).isEqualTo(1);
        assertThat(THREE.firstAfter(29)).isEqualTo(2);
        assertThat(THREE.firstAfter(30)).isEqualTo(3);
        assertThat(ArraySamples.NONE.firstAfter(0)).isZero();
    }

    @Test
    void are_equal_by_content_whatever_room_they_were_built_in() {
        ArraySamples.Builder builder = new ArraySamples.Builder();
        for (int i = 0; i < 17; i++) {
            builder.add(i, i == 16 ? Double.NaN : i);
        }
        ArraySamples built = builder.build();
        builder.add(99, 99);
        long[] millis = new long[17];
        double[] values = new double[17];
        for (int i = 0; i < 17; i++) {
            millis[i] = i;
            values[i] = i == 16 ? Double.NaN : i;
        }

        assertThat(built).isEqualTo(ArraySamples.of(millis, values)).hasSameHashCodeAs(ArraySamples.of(millis, values));
        assertThat(built.size()).isEqualTo(17);
        assertThat(ArraySamples.of(new long[] {1}, new double[] {0.0}))
                .isNotEqualTo(ArraySamples.of(new long[] {1}, new double[] {-0.0}));
    }

    @Test
    void an_answer_of_nothing_but_NaN_is_known_as_such_and_an_empty_one_is_empty() {
        Sample nan = new Sample(1, Double.NaN);
        Value.Point nanPoint = new Value.Point(Labels.EMPTY, nan);
        Value.Point one = new Value.Point(Labels.EMPTY, new Sample(1, 1));
        Series nans = new Series(Labels.EMPTY, ArraySamples.of(List.of(nan)));
        Series nothing = new Series(Labels.EMPTY, ArraySamples.NONE);

        assertThat(new Value.Scalar(nan).isAllNaN()).isTrue();
        assertThat(new Value.Vector(List.of(nanPoint)).isAllNaN()).isTrue();
        assertThat(new Value.Vector(List.of(nanPoint, one)).isAllNaN()).isFalse();
        assertThat(new Value.Vector(List.of()).isAllNaN()).isFalse();
        assertThat(new Value.Vector(List.of()).isEmpty()).isTrue();
        assertThat(new Value.Matrix(List.of(nans, nothing)).isAllNaN()).isTrue();
        assertThat(new Value.Matrix(List.of(nothing)).isEmpty()).isTrue();
        assertThat(new Value.Matrix(List.of(nothing)).isAllNaN()).isFalse();
        assertThat(new Value.Text(1, "").isEmpty()).isFalse();
    }
}
