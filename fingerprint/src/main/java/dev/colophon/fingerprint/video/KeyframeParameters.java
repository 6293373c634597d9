package dev.colophon.fingerprint.video;

import dev.colophon.fingerprint.image.local.LocalParameters;

/**
 * Which frames of a film become keyframes. A change of any of these is a new {@link
 * dev.colophon.fingerprint.VideoFingerprint#VERSION}.
 *
 * @param leastMillis between two keyframes, when the film is cut between them
 * @param cutBits of 256 by which the hash of a frame differs from that of the one before after a cut
 * @param cutTimes by which it changes more than the frame before did: where everything moves, nothing is a cut
 * @param movedMillis between two keyframes, when the picture is another one
 * @param movedBits of 256 by which it differs then
 * @param mostMillis between two keyframes, as long as frames are usable
 * @param most keyframes of a film: of a longer one fewer a minute are kept
 * @param fewestFeatures a frame with fewer is none
 * @param features how features are looked for
 * @param coarse whether they are kept {@linkplain dev.colophon.fingerprint.image.local.LocalFeatures#coarse coarse}
 */
public record KeyframeParameters(
        int leastMillis,
        int cutBits,
        double cutTimes,
        int movedMillis,
        int movedBits,
        int mostMillis,
        int most,
        int fewestFeatures,
        LocalParameters features,
        boolean coarse) {

    /** Of registered films: one a shot, and one in 5 s. */
    public static final KeyframeParameters REFERENCE = new KeyframeParameters(
            1_000, 80, 2, 2_500, 90, 5_000, 4_000, 20, LocalParameters.REFERENCE.sized(512, 100), true);

    /** Of found films: denser, since a keyframe of a reference is compared with what is seen at nearly the same moment. */
    public static final KeyframeParameters COPY = new KeyframeParameters(
            1_000, 256, 2, 1_000, 256, 1_000, 600, 20, LocalParameters.REFERENCE.sized(768, 500), false);
}
