package dev.colophon.fingerprint.video;

import java.util.List;

/**
 * The constants of the film engine. A change of any of them is a new {@link
 * dev.colophon.fingerprint.VideoFingerprint#VERSION}.
 *
 * @param changedBits a reference keeps a frame that differs by more than this many of 256 bits from the last one kept
 * @param keepMillis a reference keeps at most one frame in this time
 * @param cropMillis a reference keeps the crops of at most one frame in this time
 * @param copyMillis a copy is read once in this time, at the first frame that is due or overdue
 * @param cropPercents shares of both sides that the centre crops of a reference keep
 * @param copyCropPercents and those of a copy: a copy that shows {@code c} of both sides of a work, and of which {@code s} is kept, meets the
 *     crop of the work that keeps {@code c * s}, so that few crops of works meet copies of any share
 * @param verticalAspect width by height of the middle of a wide picture that a reference keeps
 * @param leastWide width by height from which a picture is wide
 * @param borderContrast a row or column whose brightness varies by less is border
 * @param mostBorderRows at most this share of the height is cut from top and bottom each
 * @param mostBorderColumns at most this share of the width is cut from left and right each
 * @param leastBorder a border below this share of both sides is not worth a view of its own
 * @param borderMillis the border is the median of those of the frames up to this much earlier and later: a dark scene would
 *     otherwise make it flicker
 * @param shortestMillis a shorter film is {@code TOO_SHORT}
 * @param fewestFrames with fewer frames it is {@code TOO_SHORT}
 * @param usableMillis with less than this of usable quality it is {@code TOO_PLAIN}
 */
public record VideoParameters(
        int changedBits,
        int keepMillis,
        int cropMillis,
        int copyMillis,
        List<Integer> cropPercents,
        List<Integer> copyCropPercents,
        double verticalAspect,
        double leastWide,
        float borderContrast,
        double mostBorderRows,
        double mostBorderColumns,
        double leastBorder,
        int borderMillis,
        int shortestMillis,
        int fewestFrames,
        int usableMillis) {

    public static final VideoParameters DEFAULT = new VideoParameters(
            14,
            30,
            100,
            500,
            List.of(85, 70, 60),
            List.of(94, 92, 89, 87),
            9 / 16.0,
            0.75,
            14,
            1 / 3.0,
            0.4,
            0.01,
            2_000,
            3_000,
            5,
            2_500);
}
