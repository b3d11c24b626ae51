package io.novacron.dwcpctl.site.fleet.wave;

/**
 * Reproducible randomness: numbers drawn by name instead of in sequence. The mixing function is the finalizer of SplitMix64
 * (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
 */
public final class Hash {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Hash() {}

    /** The {@code index}-th number of the stream {@code seed}; all 64 bits are good. */
    public static long mix(long seed, long index) {
        long z = seed + (index + 1) * GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A stream of its own for everything that has a name. */
    public static long mix(long seed, String name) {
        long z = seed;
        for (int i = 0; i < name.length(); i++) {
            z = mix(z, name.charAt(i));
        }
        return mix(z, name.length());
    }

    /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
    public static double unit(long seed, long index) {
        return (mix(seed, index) >>> 11) * 0x1.0p-53;
    }

    /** Uniform on [-1, 1). */
    public static double symmetric(long seed, long index) {
        return (mix(seed, index) >> 10) * 0x1.0p-53;
    }
}
