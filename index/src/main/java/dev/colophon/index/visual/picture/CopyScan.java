package dev.colophon.index.visual.picture;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.Scheme;
import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.postings.shard.ShardReader;
import dev.colophon.index.postings.shard.Wire;
import dev.colophon.index.visual.hash.CoarseThumbnail;
import dev.colophon.index.visual.hash.VisualParameters;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * The template match the other way round, in an index of copies: which of them may show a part of a reference, as it is or
 * mirrored. All places of the reference are cut out once for each shape of a copy, so that comparing a copy with all of them is
 * one product of a matrix with a vector. Copies that are not laid over references are passed over. A copy is known here by its 16 x 16 samples only, so that scores are a little off.
 */
final class CopyScan {

    private static final ImageRegistrationParameters PARAMETERS = ImageRegistrationParameters.DEFAULT;
    private static final int SIDE = CoarseThumbnail.SIDE;
    private static final int WAYS = 2;

    /**
     * A reference of which parts are looked for.
     *
     * @param least score of a copy that is proposed
     */
    record Query(CoarseThumbnail reference, double least) {}

    private final CoarseThumbnail reference;
    private final double least;
    /** By width and height of the shape in samples. */
    private final Places[] places = new Places[(SIDE + 1) * (SIDE + 1)];

    private final Shares[] shares = new Shares[SIDE + 1];
    private final float[] across = new float[SIDE * SIDE];
    private final float[] template = new float[SIDE * SIDE];
    private final float[] scores = new float[WAYS * SIDE * SIDE];

    private CopyScan(CoarseThumbnail reference, double least) {
        this.reference = reference;
        this.least = least;
    }

    /** Looks at every copy of one part of an index. */
    static final class Scan implements ShardFunction<Query, Set<ReferenceId>> {

        static final Scan INSTANCE = new Scan();

        private static final String NAME = Scheme.of("copies-1", PARAMETERS);

        private Scan() {}

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Set<ReferenceId> apply(ShardReader shard, Query query) throws IOException {
            CoarseThumbnail reference = query.reference();
            CopyScan scan = new CopyScan(reference, query.least());
            Set<ReferenceId> found = new HashSet<>();
            shard.forEachFlat((copy, bytes, offset, length) -> CoarseThumbnail.read(bytes, offset, length)
                    .filter(thumbnail -> thumbnail.plain() == reference.plain()
                            && VisualParameters.DEFAULT.isLaid(thumbnail.features(), thumbnail.plain())
                            && scan.isPart(thumbnail))
                    .ifPresent(_ -> found.add(copy.get())));
            return found;
        }

        @Override
        public Set<ReferenceId> merge(Set<ReferenceId> one, Set<ReferenceId> other) {
            Set<ReferenceId> both = new HashSet<>(one);
            both.addAll(other);
            return both;
        }

        @Override
        public void writeQuery(Query query, DataOutputStream out) throws IOException {
            Wire.writeBytes(query.reference().encode(), out);
            out.writeDouble(query.least());
        }

        @Override
        public Query readQuery(DataInputStream in) throws IOException {
            return new Query(CoarseThumbnail.decode(Wire.readBytes(in)), in.readDouble());
        }

        @Override
        public void writeAnswer(Set<ReferenceId> found, DataOutputStream out) throws IOException {
            Wire.writeAll(found, out, (reference, to) -> to.writeUTF(reference.value()));
        }

        @Override
        public Set<ReferenceId> readAnswer(DataInputStream in) throws IOException {
            return new HashSet<>(Wire.readAll(in, from -> new ReferenceId(from.readUTF())));
        }
    }

    private boolean isPart(CoarseThumbnail copy) {
        double wider = copy.aspect() / reference.aspect();
        for (int longer = SIDE; longer >= PARAMETERS.smallest(); longer--) {
            int width = (int) Math.round(wider >= 1 ? longer : longer * wider);
            int height = (int) Math.round(wider >= 1 ? longer / wider : longer);
            if (Math.min(width, height) >= PARAMETERS.narrowest() && reaches(copy, width, height)) {
                return true;
            }
        }
        return false;
    }

    private boolean reaches(CoarseThumbnail copy, int width, int height) {
        Places at = placesOf(width, height);
        reduce(copy, width, height);
        int count = at.count;
        java.util.Arrays.fill(scores, 0, count, 0);
        float[] cutOut = at.samples;
        for (int sample = 0, from = 0; sample < width * height; sample++, from += count) {
            float value = template[sample];
            for (int place = 0; place < count; place++) {
                scores[place] += value * cutOut[from + place];
            }
        }
        float best = -1;
        for (int place = 0; place < count; place++) {
            best = Math.max(best, scores[place]);
        }
        return best >= least;
    }

    /** Every place of a shape on the reference, upright and mirrored: mean 0, norm 1, or all 0 where there is nothing to compare. */
    private static final class Places {

        private final int count;
        /** The first sample of every place, then the second of every place, and so on. */
        private final float[] samples;

        Places(int count, int samplesOfEach) {
            this.count = count;
            this.samples = new float[count * samplesOfEach];
        }
    }

    private Places placesOf(int width, int height) {
        int shape = height * (SIDE + 1) + width;
        Places known = places[shape];
        if (known == null) {
            known = cut(width, height);
            places[shape] = known;
        }
        return known;
    }

    private Places cut(int width, int height) {
        Places cut = new Places(WAYS * (SIDE - width + 1) * (SIDE - height + 1), width * height);
        int place = 0;
        for (int top = 0; top + height <= SIDE; top++) {
            for (int left = 0; left + width <= SIDE; left++) {
                cut(cut, place++, left, top, width, height, false);
                cut(cut, place++, left, top, width, height, true);
            }
        }
        return cut;
    }

    private void cut(Places cut, int place, int left, int top, int width, int height, boolean mirrored) {
        double mean = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                mean += reference.sample((top + y) * SIDE + left + x) / (double) (width * height);
            }
        }
        double spread = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double off = reference.sample((top + y) * SIDE + left + x) - mean;
                spread += off * off;
            }
        }
        if (spread < width * height) {
            return; // less than one level
        }
        double norm = Math.sqrt(spread);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = mirrored ? width - 1 - x : x;
                cut.samples[(y * width + x) * cut.count + place] =
                        (float) ((reference.sample((top + y) * SIDE + left + from) - mean) / norm);
            }
        }
    }

    /** The whole copy at so many samples, with a mean of 0 and a norm of 1. */
    private void reduce(CoarseThumbnail copy, int width, int height) {
        Shares columns = sharesOf(width);
        Shares rows = sharesOf(height);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < width; x++) {
                float sum = 0;
                for (int i = columns.starts[x]; i < columns.starts[x + 1]; i++) {
                    sum += columns.weights[i] * copy.sample(y * SIDE + columns.samples[i]);
                }
                across[y * width + x] = sum;
            }
        }
        float mean = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float sum = 0;
                for (int i = rows.starts[y]; i < rows.starts[y + 1]; i++) {
                    sum += rows.weights[i] * across[rows.samples[i] * width + x];
                }
                template[y * width + x] = sum;
                mean += sum;
            }
        }
        int count = width * height;
        mean /= count;
        float spread = 1e-6f;
        for (int i = 0; i < count; i++) {
            template[i] -= mean;
            spread += template[i] * template[i];
        }
        float scale = (float) (1 / Math.sqrt(spread));
        for (int i = 0; i < count; i++) {
            template[i] *= scale;
        }
    }

    /** Of which samples, and how much of each, the samples of a reduced side are made. */
    private record Shares(int[] starts, int[] samples, float[] weights) {}

    private Shares sharesOf(int count) {
        Shares known = shares[count];
        if (known == null) {
            known = shares(count);
            shares[count] = known;
        }
        return known;
    }

    private static Shares shares(int count) {
        int[] starts = new int[count + 1];
        int[] samples = new int[2 * SIDE + count];
        float[] weights = new float[samples.length];
        int at = 0;
        for (int i = 0; i < count; i++) {
            double start = i * SIDE / (double) count;
            double end = (i + 1) * SIDE / (double) count;
            starts[i] = at;
            for (int sample = (int) (start + 1e-9); sample < end - 1e-9; sample++) {
                samples[at] = sample;
                weights[at++] = (float) ((Math.min(end, sample + 1) - Math.max(start, sample)) * count / SIDE);
            }
        }
        starts[count] = at;
        return new Shares(starts, samples, weights);
    }
}
