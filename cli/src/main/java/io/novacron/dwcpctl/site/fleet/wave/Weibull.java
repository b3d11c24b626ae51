package io.novacron.dwcpctl.site.fleet.wave;

/**
 * The Weibull distribution: P(X &le; x) = 1 - exp(-(x/scale)^shape). Durations have such tails, and its formula needs no
 * special function.
 *
 * @param shape above 1: a hump; the greater, the narrower
 * @param scale in the unit of x; 63.2 % lie below it
 */
public record Weibull(double shape, double scale) {
    /** The part that lies at or below x. */
    public double below(double x) {
        return x <= 0 ? 0 : -Math.expm1(-Math.pow(x / scale, shape));
    }

    /** The same shape, stretched. */
    public Weibull times(double factor) {
        return new Weibull(shape, scale * factor);
    }
}
