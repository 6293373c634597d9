package dev.colophon.index.search;

import java.util.List;

/** What verification measured, as far as it tells a true match from chance. */
public sealed interface Evidence {

    /** Both sides have the same digest, of all that they hold. */
    record Digest() implements Evidence {}

    /**
     * Peaks of sound on a line.
     *
     * @param score how much better they agree there than elsewhere
     * @param windows of the copy that were searched: each may match by chance
     * @param copySeconds length of the copy
     */
    record Sound(double score, int windows, double copySeconds) implements Evidence {}

    /**
     * Characters of a text.
     *
     * @param cjk those of them that are Han, kana or Hangul
     */
    record Characters(int all, int cjk) {

        /** 8 Han characters meet by chance as often as 20 letters. */
        public static final double LETTERS_OF_CJK = 2.5;

        /** In letters. */
        public double weight() {
            return all - cjk + LETTERS_OF_CJK * cjk;
        }
    }

    /**
     * Shared wording.
     *
     * @param clusters equal characters of what stands apart in the copy
     * @param passages those of them that are one wording, without what is only between the slots of a form
     * @param copy folded characters of the copy
     * @param reference folded characters of the reference
     */
    record Wording(List<Characters> clusters, List<Characters> passages, Characters copy, Characters reference)
            implements Evidence {

        public Wording {
            clusters = List.copyOf(clusters);
            passages = List.copyOf(passages);
        }

        /** The same, with the copy as the reference. */
        Wording exchanged() {
            return new Wording(clusters, passages, /* copy= */ reference, /* reference= */ copy);
        }
    }

    /**
     * One hash of a picture near one of another.
     *
     * @param distance differing bits of 256
     * @param probes hashes of the copy that were compared with the index: each may be near by chance
     */
    record Hash(int distance, int probes) implements Evidence {}

    /**
     * A copy that was laid over a part of a reference, by samples of brightness.
     *
     * @param distance differing bits of 256 of the hashes of the part and of the copy
     * @param laid references that it was laid over: each may be near by chance
     */
    record Registration(int distance, int laid) implements Evidence {}

    /**
     * Local features of a picture that agree with one affine map.
     *
     * @param inliers at distinct places
     * @param details features of the reference in the part that the copy shows, as far as it shows what the map says
     * @param scale how many times as large the copy shows them as they were found in the reference
     * @param spread how far they are from lying on a line: the lesser by the greater of their standard deviations along the
     *     axes of their places, in the reference, 0..1
     * @param better inliers of another reference that explains the same part of the copy clearly better, 0 when none does
     */
    record Inliers(int inliers, int details, double scale, double spread, int better) implements Evidence {}

    /** A copy without structure that was laid over a part of a reference, by colour. */
    record Colours() implements Evidence {}

    /**
     * Frames of a film that agree in order.
     *
     * @param frames of the copy
     * @param referenceFrames different frames of the reference
     * @param meanDistance mean of differing bits of 256
     * @param probes hashes of the copy that were compared with the index
     */
    record Frames(int frames, int referenceFrames, double meanDistance, int probes) implements Evidence {}

    /**
     * Frames of a film that agree in order, less nearly, but each with its own moment of the reference.
     *
     * @param moments of the reference that frames of the copy are like and unlike any other
     * @param meanDistance mean of differing bits of 256
     * @param probes hashes of the copy that were compared with the index
     */
    record Moments(int moments, double meanDistance, int probes) implements Evidence {}

    /**
     * Keyframes of a film that show a reference in one place and in order.
     *
     * @param keyframes of the reference that are shown
     * @param moments shots of the reference that are recognised at their moment and no other
     * @param inliers of the middle one of those that agree, by local features
     * @param spread as of {@link Inliers}
     * @param probes keyframes of the copy that were looked up: each may be like another by chance
     */
    record Keyframes(int keyframes, int moments, int inliers, double spread, int probes) implements Evidence {}
}
