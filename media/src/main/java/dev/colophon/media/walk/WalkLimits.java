package dev.colophon.media.walk;

/**
 * How far archives are unpacked.
 *
 * @param depth archives inside archives
 * @param entries of one outermost archive with all that it contains
 * @param bytes unpacked from one outermost archive with all that it contains
 * @param ratio of unpacked to packed bytes, beyond the first {@code graceBytes}
 * @param graceBytes that may be unpacked whatever the ratio: silence and plain pictures pack very well
 */
public record WalkLimits(int depth, int entries, long bytes, int ratio, long graceBytes) {

    public static final WalkLimits DEFAULT = new WalkLimits(3, 100_000, 20L << 30, 100, 64 << 20);
}
