package dev.colophon.index.visual.picture;

import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.image.Orientation;
import dev.colophon.fingerprint.image.Thumbnail;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.Scheme;
import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.postings.shard.ShardReader;
import dev.colophon.index.postings.shard.Wire;
import dev.colophon.index.visual.hash.CoarseThumbnail;
import dev.colophon.index.visual.hash.Placement;
import dev.colophon.index.visual.hash.Samples;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The template match: slides the copy, reduced to a few samples, over the 16 x 16 samples of every reference, and keeps those that
 * correlate best. It proposes and proves nothing.
 */
final class TemplateMatch {

    private static final ImageRegistrationParameters PARAMETERS = ImageRegistrationParameters.DEFAULT;
    private static final int SIDE = CoarseThumbnail.SIDE;

    /** Less than any score. */
    static final double NONE = -2;

    /** A reference and where the copy may lie on it. */
    record Proposal(ReferenceId reference, Placement placement) {}

    /**
     * A copy that is slid over references.
     *
     * @param luma of its thumbnail
     * @param aspect width of the copy's thumbnail by its height, in pixels
     * @param plain whether only references without structure are looked at, or only those with it
     */
    record Query(byte[] luma, double aspect, boolean plain, List<Orientation> orientations) {}

    private record Shape(Orientation undone, int width, int height) {}

    private final Samples copy;
    private final double aspect;
    private final List<Orientation> orientations;
    private final Map<Shape, float[]> templates = new HashMap<>();
    private final float[] products = new float[SIDE];
    private Slid slid = new Slid(1);

    private TemplateMatch(Samples copy, double aspect, List<Orientation> orientations) {
        this.copy = copy;
        this.aspect = aspect;
        this.orientations = orientations;
    }

    /** The reference that the copy is slid over, with the sums that every place needs. */
    private static final class Slid {

        private final double aspect;
        private final float[] samples = new float[SIDE * SIDE];
        private final int[] sums = new int[(SIDE + 1) * (SIDE + 1)];
        private final int[] squares = new int[(SIDE + 1) * (SIDE + 1)];

        private Slid(double aspect) {
            this.aspect = aspect;
        }

        static Slid of(CoarseThumbnail thumbnail) {
            Slid slid = new Slid(thumbnail.aspect());
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    int value = thumbnail.sample(y * SIDE + x);
                    slid.samples[y * SIDE + x] = value;
                    int at = (y + 1) * (SIDE + 1) + x + 1;
                    slid.sums[at] = value + slid.sums[at - 1] + slid.sums[at - SIDE - 1] - slid.sums[at - SIDE - 2];
                    slid.squares[at] = value * value
                            + slid.squares[at - 1]
                            + slid.squares[at - SIDE - 1]
                            - slid.squares[at - SIDE - 2];
                }
            }
            return slid;
        }
    }

    /** Slides a copy over every reference of one part of an index; what it proposes is best first. */
    static final class Scan implements ShardFunction<Query, List<Proposal>> {

        static final Scan INSTANCE = new Scan();

        private static final String NAME = Scheme.of("templates-1", PARAMETERS);

        private static final Comparator<Proposal> BEST_FIRST = Comparator.comparingDouble(
                        (Proposal proposal) -> -proposal.placement().score())
                .thenComparing(Proposal::reference);

        private Scan() {}

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public List<Proposal> apply(ShardReader shard, Query query) throws IOException {
            Best best = new Best(query);
            shard.forEachFlat((reference, bytes, offset, length) -> CoarseThumbnail.read(bytes, offset, length)
                    .filter(thumbnail -> thumbnail.plain() == query.plain())
                    .ifPresent(thumbnail -> best.add(reference, thumbnail)));
            return best.proposals();
        }

        @Override
        public List<Proposal> merge(List<Proposal> one, List<Proposal> other) {
            return Stream.concat(one.stream(), other.stream())
                    .sorted(BEST_FIRST)
                    .limit(PARAMETERS.kept()[0])
                    .toList();
        }

        @Override
        public void writeQuery(Query query, DataOutputStream out) throws IOException {
            Wire.writeBytes(query.luma(), out);
            out.writeDouble(query.aspect());
            out.writeBoolean(query.plain());
            Wire.writeAll(query.orientations(), out, (orientation, to) -> to.writeUTF(orientation.name()));
        }

        @Override
        public Query readQuery(DataInputStream in) throws IOException {
            byte[] luma = Wire.readBytes(in);
            if (luma.length != Thumbnail.SIDE * Thumbnail.SIDE) {
                throw new IllegalArgumentException("%d samples are no thumbnail".formatted(luma.length));
            }
            return new Query(luma, in.readDouble(), in.readBoolean(), Wire.readAll(in, Scan::readOrientation));
        }

        private static Orientation readOrientation(DataInputStream in) throws IOException {
            return Orientation.valueOf(in.readUTF());
        }

        @Override
        public void writeAnswer(List<Proposal> proposals, DataOutputStream out) throws IOException {
            Wire.writeAll(proposals, out, (proposal, to) -> {
                to.writeUTF(proposal.reference().value());
                Placement placement = proposal.placement();
                to.writeUTF(placement.undone().name());
                to.writeDouble(placement.left());
                to.writeDouble(placement.top());
                to.writeDouble(placement.width());
                to.writeDouble(placement.height());
                to.writeDouble(placement.score());
            });
        }

        @Override
        public List<Proposal> readAnswer(DataInputStream in) throws IOException {
            return Wire.readAll(
                    in,
                    from -> new Proposal(
                            new ReferenceId(from.readUTF()),
                            new Placement(
                                    readOrientation(from),
                                    from.readDouble(),
                                    from.readDouble(),
                                    from.readDouble(),
                                    from.readDouble(),
                                    from.readDouble())));
        }
    }

    /** The references on which a copy lies best: those of one shape are looked at together. */
    static final class Best {

        /** A reference, and what it is placed by in the end. */
        private record Scored(ReferenceId reference, double score, CoarseThumbnail thumbnail) {

            static final Comparator<Scored> WORST_FIRST = Comparator.comparingDouble(Scored::score)
                    .thenComparing(Scored::reference, Comparator.reverseOrder());
        }

        private final TemplateMatch template;
        private final Map<Long, TemplateBatch> batches = new HashMap<>();
        private final TemplateBatch.Sums sums = new TemplateBatch.Sums();
        private final PriorityQueue<Scored> best = new PriorityQueue<>(Scored.WORST_FIRST);

        Best(Query query) {
            template =
                    new TemplateMatch(Samples.of(query.luma(), Thumbnail.SIDE), query.aspect(), query.orientations());
        }

        void add(Supplier<ReferenceId> reference, CoarseThumbnail thumbnail) {
            TemplateBatch batch = batches.computeIfAbsent(template.sizes(thumbnail.aspect()), _ -> new TemplateBatch());
            batch.add(reference, thumbnail);
            if (batch.size() == TemplateBatch.SIZE) {
                look(batch);
            }
        }

        private void look(TemplateBatch batch) {
            sums.take(batch);
            template.shapes(batch.thumbnail(0).aspect())
                    .forEach(shape -> sums.slide(template.of(shape), shape.width(), shape.height()));
            for (int i = 0; i < batch.size(); i++) {
                if (best.size() < PARAMETERS.kept()[0]
                        || sums.best(i) >= best.element().score()) {
                    best.add(new Scored(batch.reference(i), sums.best(i), batch.thumbnail(i)));
                    if (best.size() > PARAMETERS.kept()[0]) {
                        best.remove();
                    }
                }
            }
            batch.clear();
        }

        /** At most as many as are kept, the best first. */
        List<Proposal> proposals() {
            batches.values().stream().filter(batch -> batch.size() > 0).forEach(this::look);
            return best.stream()
                    .map(scored -> new Proposal(scored.reference(), template.best(Slid.of(scored.thumbnail()))))
                    .sorted(Scan.BEST_FIRST)
                    .toList();
        }
    }

    /** Where a copy may lie on one reference. */
    static Placement of(
            ImageFingerprint copy, Thumbnail thumbnail, CoarseThumbnail reference, List<Orientation> orientations) {
        return new TemplateMatch(Samples.ofLuma(thumbnail), CoarseThumbnail.aspect(copy, thumbnail), orientations)
                .best(Slid.of(reference));
    }

    private Placement best(Slid reference) {
        slid = reference;
        Placement best = new Placement(Orientation.UPRIGHT, 0, 0, 1, 1, NONE);
        for (Shape shape : shapes(reference.aspect)) {
            best = slide(shape, best);
        }
        return best;
    }

    /** In which a copy is laid over references that are so wide by their height. */
    private List<Shape> shapes(double referenceAspect) {
        List<Shape> shapes = new ArrayList<>();
        for (Orientation undone : orientations) {
            double wider = wider(undone, referenceAspect);
            for (int longer = SIDE; longer >= PARAMETERS.smallest(); longer--) {
                int width = wider >= 1 ? longer : shorter(longer, wider);
                int height = wider >= 1 ? shorter(longer, wider) : longer;
                if (Math.min(width, height) >= PARAMETERS.narrowest()) {
                    shapes.add(new Shape(undone, width, height));
                }
            }
        }
        return shapes;
    }

    /** References of which this number is the same have the same {@link #shapes}. */
    private long sizes(double referenceAspect) {
        long sizes = 0;
        for (int turned = 0; turned < 2; turned++) {
            double wider = wider(turned == 0 ? Orientation.UPRIGHT : Orientation.TURNED_90, referenceAspect);
            sizes = 2 * sizes + (wider >= 1 ? 1 : 0);
            for (int longer = SIDE; longer >= PARAMETERS.smallest(); longer--) {
                sizes = SIDE * sizes + Math.clamp(shorter(longer, wider) - 1, 0, SIDE - 1);
            }
        }
        return sizes;
    }

    private double wider(Orientation undone, double referenceAspect) {
        return (undone.quarterTurns() % 2 == 0 ? aspect : 1 / aspect) / referenceAspect;
    }

    private static int shorter(int longer, double wider) {
        return (int) Math.round(wider >= 1 ? longer / wider : longer * wider);
    }

    private float[] of(Shape shape) {
        return templates.computeIfAbsent(shape, this::template);
    }

    private Placement slide(Shape shape, Placement before) {
        float[] template = of(shape);
        int width = shape.width();
        int height = shape.height();
        Placement best = before;
        for (int top = 0; top + height <= SIDE; top++) {
            multiply(template, width, height, top);
            for (int left = 0; left + width <= SIDE; left++) {
                double sum = within(slid.sums, left, top, width, height);
                double spread = within(slid.squares, left, top, width, height) - sum * sum / (width * height);
                if (spread < width * height) {
                    continue; // less than one level: nothing to compare
                }
                double score = products[left] / Math.sqrt(spread);
                if (score > best.score()) {
                    best = new Placement(
                            shape.undone(),
                            left / (double) SIDE,
                            top / (double) SIDE,
                            width / (double) SIDE,
                            height / (double) SIDE,
                            score);
                }
            }
        }
        return best;
    }

    /** The products of the template with the samples that it covers at each place of a row, four at once: they do not wait for each other. */
    private void multiply(float[] template, int width, int height, int top) {
        float[] samples = slid.samples;
        int places = SIDE - width + 1;
        int left = 0;
        for (; left + 4 <= places; left += 4) {
            float first = 0;
            float second = 0;
            float third = 0;
            float fourth = 0;
            for (int y = 0; y < height; y++) {
                int at = (top + y) * SIDE + left;
                for (int x = 0; x < width; x++) {
                    float value = template[y * width + x];
                    first += value * samples[at + x];
                    second += value * samples[at + x + 1];
                    third += value * samples[at + x + 2];
                    fourth += value * samples[at + x + 3];
                }
            }
            products[left] = first;
            products[left + 1] = second;
            products[left + 2] = third;
            products[left + 3] = fourth;
        }
        for (; left < places; left++) {
            float product = 0;
            for (int y = 0; y < height; y++) {
                int at = (top + y) * SIDE + left;
                for (int x = 0; x < width; x++) {
                    product += template[y * width + x] * samples[at + x];
                }
            }
            products[left] = product;
        }
    }

    private static int within(int[] table, int left, int top, int width, int height) {
        int above = top * (SIDE + 1) + left;
        int below = (top + height) * (SIDE + 1) + left;
        return table[below + width] - table[below] - table[above + width] + table[above];
    }

    /** The whole copy at so many samples, with a mean of 0 and a norm of 1. */
    private float[] template(Shape shape) {
        float[] values = copy.laid(shape.undone()).reduced(shape.width(), shape.height());
        double mean = 0;
        for (float value : values) {
            mean += value / values.length;
        }
        double squares = 1e-6;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((values[i] - mean) / Math.sqrt(squares));
        }
        return values;
    }
}
