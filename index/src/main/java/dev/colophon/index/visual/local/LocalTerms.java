package dev.colophon.index.visual.local;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.index.postings.retrieval.LengthNorm;
import dev.colophon.index.postings.retrieval.TermQuery;
import java.util.Arrays;

/**
 * The terms of pictures: the visual word of a feature and the eighth of a turn in which its direction lies, since most copies are
 * not turned. A term is mixed to {@value #BYTES} bytes so that terms spread evenly. Frames of films have terms of their own: nobody who
 * asks for pictures comes across them.
 *
 * <p>A copy is searched under several {@linkplain Pose poses} at once: the place of a term in the query is the number of its pose, so that
 * what begins at block {@code -pose} of a reference, which has but one block, speaks for that pose.
 */
final class LocalTerms {

    static final int BYTES = 3;

    private static final int EIGHTHS = 8;
    private static final int EIGHTH = 256 / EIGHTHS;
    private static final int MIXER = 0x9e3779b1;

    /** Among what the terms of a feature are. */
    enum Space {
        PICTURES(0),
        FRAMES(VisualWords.CELLS * EIGHTHS);

        private final int first;

        Space(int first) {
            this.first = first;
        }

        private int term(int cell, int eighth) {
            return ((first + cell * EIGHTHS + eighth) * MIXER) >>> 8;
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
        int[] terms = new int[features.size()];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = space.term(cells[i], features.turn(i) / EIGHTH);
        }
        int[] distinct = Arrays.stream(terms).distinct().toArray();
        byte[] packed = new byte[BYTES * distinct.length];
        for (int i = 0, at = 0; i < distinct.length; i++) {
            packed[at++] = (byte) (distinct[i] >>> 16);
            packed[at++] = (byte) (distinct[i] >>> 8);
            packed[at++] = (byte) distinct[i];
        }
        return packed;
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
         * @param perFeature of these that are asked for
         */
        void add(LocalFeatures copy, char[] near, int perFeature, Pose pose) {
            for (int feature = 0; feature < copy.size(); feature++) {
                int turn = (copy.turn(feature) - EIGHTH * pose.eighths()) & 0xff;
                int eighth = turn / EIGHTH;
                // Half of the eighth nearest to a border is also looked for beyond it.
                int within = turn % EIGHTH;
                int beside = within < EIGHTH / 4
                        ? (eighth + EIGHTHS - 1) % EIGHTHS
                        : within >= EIGHTH - EIGHTH / 4 ? (eighth + 1) % EIGHTHS : eighth;
                for (int cell = 0; cell < perFeature; cell++) {
                    add(space.term(near[4 * feature + cell], eighth), pose);
                    if (beside != eighth) {
                        add(space.term(near[4 * feature + cell], beside), pose);
                    }
                }
            }
        }

        private void add(int term, Pose pose) {
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
        TermQuery query(int minimum, int limit, long readBudget, LengthNorm norm) {
            return TermQuery.apart(terms, places, size, minimum, limit, readBudget, norm);
        }
    }
}
