package dev.colophon.index.visual.picture;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.visual.hash.CoarseThumbnail;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * References of one shape over which a copy is slid together: loops over arrays that hold one number of each reference become vector
 * instructions. What it tells of a reference is what {@link TemplateMatch} tells of it alone, to the last bit, because the same is added
 * in the same order. Not thread-safe.
 */
final class TemplateBatch {

    /** References at a time: their samples and sums stay in the second-level cache. */
    static final int SIZE = 256;

    private static final int SIDE = CoarseThumbnail.SIDE;
    private static final int SAMPLES = SIDE * SIDE;
    private static final int EDGE = SIDE + 1;

    /** A place that varies by less than one level counts as if it were so far from all others. */
    private static final double NOTHING = 1e30;

    @SuppressWarnings({"unchecked", "rawtypes"}) // no array of a generic type can be made
    private final Supplier<ReferenceId>[] references = new Supplier[SIZE];

    private final float[] aspects = new float[SIZE];
    private final byte[] samples = new byte[SIZE * SAMPLES];
    private int size;

    int size() {
        return size;
    }

    /** Adds a reference, for which there must be room; its thumbnail may change after. */
    void add(Supplier<ReferenceId> reference, CoarseThumbnail thumbnail) {
        references[size] = reference;
        aspects[size] = thumbnail.aspect();
        ByteBuffer from = thumbnail.samples();
        from.get(from.position(), samples, size * SAMPLES, SAMPLES);
        size++;
    }

    void clear() {
        size = 0;
    }

    ReferenceId reference(int number) {
        return references[number].get();
    }

    /** A copy of what was added of a reference and is looked at here. */
    CoarseThumbnail thumbnail(int number) {
        byte[] own = Arrays.copyOfRange(samples, number * SAMPLES, (number + 1) * SAMPLES);
        return new CoarseThumbnail(false, 0, aspects[number], ByteBuffer.wrap(own));
    }

    /** The memory in which batches are looked at, one after the other: rows of one number of each reference. */
    static final class Sums {

        private final float[][] values = new float[SAMPLES][SIZE];
        private final int[][] sums = new int[EDGE * EDGE][SIZE];
        private final int[][] squares = new int[EDGE * EDGE][SIZE];
        private final float[] products = new float[SIZE];
        private final int[] sum = new int[SIZE];
        private final int[] square = new int[SIZE];

        /** The highest score of each reference. */
        private final double[] best = new double[SIZE];

        private int size;

        /** Takes another batch; no score is known. */
        void take(TemplateBatch batch) {
            size = batch.size;
            Arrays.fill(best, 0, size, TemplateMatch.NONE);
            int[] row = sum;
            for (int at = 0; at < SAMPLES; at++) {
                for (int i = 0; i < size; i++) {
                    row[i] = batch.samples[i * SAMPLES + at] & 0xff;
                }
                int corner = (at / SIDE + 1) * EDGE + at % SIDE + 1;
                convert(row, values[at]);
                accumulate(row, sums[corner - 1], sums[corner - EDGE], sums[corner - EDGE - 1], sums[corner]);
                square(row);
                accumulate(
                        row, squares[corner - 1], squares[corner - EDGE], squares[corner - EDGE - 1], squares[corner]);
            }
        }

        double best(int number) {
            return best[number];
        }

        /** Slides a template over all references. */
        void slide(float[] template, int width, int height) {
            for (int top = 0; top + height <= SIDE; top++) {
                for (int left = 0; left + width <= SIDE; left++) {
                    multiply(template, width, height, top * SIDE + left);
                    int above = top * EDGE + left;
                    int below = (top + height) * EDGE + left;
                    within(sums[below + width], sums[below], sums[above + width], sums[above], sum, size);
                    within(
                            squares[below + width],
                            squares[below],
                            squares[above + width],
                            squares[above],
                            square,
                            size);
                    score(products, sum, square, best, width * height, size);
                }
            }
        }

        private void multiply(float[] template, int width, int height, int from) {
            Arrays.fill(products, 0, size, 0);
            for (int y = 0; y < height; y++) {
                int at = from + y * SIDE;
                int of = y * width;
                int x = 0;
                for (; x + 4 <= width; x += 4, at += 4, of += 4) {
                    add(
                            products,
                            values[at],
                            template[of],
                            values[at + 1],
                            template[of + 1],
                            values[at + 2],
                            template[of + 2],
                            values[at + 3],
                            template[of + 3],
                            size);
                }
                for (; x < width; x++, at++, of++) {
                    add(products, values[at], template[of], size);
                }
            }
        }

        private static void convert(int[] from, float[] to) {
            for (int i = 0; i < from.length; i++) {
                to[i] = from[i];
            }
        }

        private static void square(int[] row) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= row[i];
            }
        }

        private static void accumulate(int[] row, int[] left, int[] above, int[] both, int[] into) {
            for (int i = 0; i < row.length; i++) {
                into[i] = row[i] + left[i] + above[i] - both[i];
            }
        }

        private static void within(int[] end, int[] left, int[] above, int[] both, int[] into, int size) {
            for (int i = 0; i < size; i++) {
                into[i] = end[i] - left[i] - above[i] + both[i];
            }
        }

        private static void add(float[] products, float[] values, float weight, int size) {
            for (int i = 0; i < size; i++) {
                products[i] += weight * values[i];
            }
        }

        /** One after the other, as if they were added alone. */
        private static void add(
                float[] products,
                float[] first,
                float firstWeight,
                float[] second,
                float secondWeight,
                float[] third,
                float thirdWeight,
                float[] fourth,
                float fourthWeight,
                int size) {
            for (int i = 0; i < size; i++) {
                products[i] = products[i]
                        + firstWeight * first[i]
                        + secondWeight * second[i]
                        + thirdWeight * third[i]
                        + fourthWeight * fourth[i];
            }
        }

        private static void score(float[] products, int[] sum, int[] square, double[] best, int count, int size) {
            for (int i = 0; i < size; i++) {
                double all = sum[i];
                double spread = square[i] - all * all / count;
                double score = products[i] / Math.sqrt(Math.max(spread, count));
                best[i] = Math.max(best[i], score + Math.min(0, (spread - count) * NOTHING));
            }
        }
    }
}
