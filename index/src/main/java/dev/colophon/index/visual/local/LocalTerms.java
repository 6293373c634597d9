package dev.colophon.index.visual.local;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.index.postings.codec.Terms;
import dev.colophon.index.postings.retrieval.SignatureQuery;
import dev.colophon.index.postings.retrieval.TermQuery;
import java.util.Arrays;

/**
 * The terms of pictures: the visual word of a feature, the eighth of a turn in which its direction lies, since most copies are not
 * turned, and below these {@value #SIGNATURE_BITS} bits of its code, its signature. What belongs to one word lies together, and words are
 * spread evenly. Frames of films have terms of their own, without signatures: nobody who asks for pictures comes across them.
 *
 * <p>A copy is searched under several {@linkplain Pose poses} at once: the place of a term in the query is the number of its pose, so that
 * what begins at block {@code -pose} of a reference, which has but one block, speaks for that pose.
 */
final class LocalTerms {

    static final int BYTES = 5;

    static final int SIGNATURE_BITS = VisualWords.SIGNATURE_BITS;

    private static final int EIGHTHS = 8;
    private static final int EIGHTH = 256 / EIGHTHS;

    private static final int SPACES = 2;
    static final int WORDS = SPACES * VisualWords.CELLS;
    private static final int MIXER = 0x9e3779b1;

    /** Among what the terms of a feature are. */
    enum Space {
        PICTURES(0),
        FRAMES(VisualWords.CELLS);

        private final int first;

        Space(int first) {
            this.first = first;
        }

        private long term(LocalFeatures features, int feature, char cell, int eighth) {
            int signature = this == PICTURES ? VisualWords.signature(features, feature, cell) : 0;
            return ((long) (mixed(first + cell) * EIGHTHS + eighth) << SIGNATURE_BITS) | signature;
        }

        /** Another number below {@value #WORDS} for each. */
        static int mixed(int word) {
            int mixed = (word * MIXER) & (WORDS - 1);
            mixed ^= mixed >>> 9;
            return (mixed * MIXER) & (WORDS - 1);
        }
    }

    private LocalTerms() {}

    /** How a whole copy may lie: turned by eighths after it was mirrored or not. */
    record Pose(boolean mirrored, int eighths) {

        static final int COUNT = 2 * EIGHTHS;

        static Pose of(int number) {
            return new Pose(number % 2 == 1, number / 2);
        }

        int number() {
            return 2 * eighths + (mirrored ? 1 : 0);
        }
    }

    /** The terms of a reference, one after the other, without repetition. */
    static byte[] of(LocalFeatures features, char[] cells, Space space) {
        long[] terms = new long[features.size()];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = space.term(features, i, cells[i], features.turn(i) / EIGHTH);
        }
        return Terms.pack(terms, terms.length, BYTES);
    }

    /** Collects the terms of a query. */
    static final class Question {

        private final Space space;
        private long[] terms = new long[1 << 14];
        private byte[] places = new byte[1 << 14];
        private int size;

        Question(Space space) {
            this.space = space;
        }

        /**
         * Asks for the features of a copy under a pose.
         *
         * @param near four cells a feature, as {@link VisualWords#nearCells} gives them
         * @param features the first of them that are asked for
         * @param perFeature cells that are asked for
         */
        void add(LocalFeatures copy, char[] near, int features, int perFeature, Pose pose) {
            for (int feature = 0; feature < Math.min(features, copy.size()); feature++) {
                int turn = (copy.turn(feature) - EIGHTH * pose.eighths()) & 0xff;
                int eighth = turn / EIGHTH;
                // Half of the eighth nearest to a border is also looked for beyond it.
                int within = turn % EIGHTH;
                int beside = within < EIGHTH / 4
                        ? (eighth + EIGHTHS - 1) % EIGHTHS
                        : within >= EIGHTH - EIGHTH / 4 ? (eighth + 1) % EIGHTHS : eighth;
                for (int cell = 0; cell < perFeature; cell++) {
                    add(space.term(copy, feature, near[4 * feature + cell], eighth), pose);
                    if (beside != eighth) {
                        add(space.term(copy, feature, near[4 * feature + cell], beside), pose);
                    }
                }
            }
        }

        private void add(long term, Pose pose) {
            if (size == terms.length) {
                terms = Arrays.copyOf(terms, 2 * size);
                places = Arrays.copyOf(places, 2 * size);
            }
            terms[size] = term;
            // A film has many blocks, so that each pose is asked for apart.
            places[size++] = (byte) (space == Space.FRAMES ? 0 : pose.number());
        }

        /** One for the blocks of films. */
        TermQuery query(int minimum, int limit, long readBudget) {
            return new TermQuery(terms, places, size, minimum, limit, readBudget, false);
        }

        /** One for pictures, under each pose. */
        SignatureQuery query(LocalSearchParameters parameters, int limit) {
            double[] votes = parameters.signatureVotes();
            float[] weights = new float[votes.length];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) votes[i];
            }
            return new SignatureQuery(
                    terms,
                    places,
                    size,
                    SIGNATURE_BITS,
                    parameters.leadingBits(),
                    weights,
                    parameters.fewestLikes(),
                    limit,
                    parameters.norm());
        }
    }
}
