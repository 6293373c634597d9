package dev.colophon.index.visual.picture;

import dev.colophon.fingerprint.image.Luma;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.Region;
import dev.colophon.fingerprint.image.Thumbnail;
import dev.colophon.index.visual.hash.Placement;
import dev.colophon.index.visual.hash.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One copy laid over one reference after the other: finds the part of a reference that fits it best. */
final class ImageRegistration {

    private static final ImageRegistrationParameters PARAMETERS = ImageRegistrationParameters.DEFAULT;

    /** The value of both colour components of grey. */
    private static final double GREY = 128;

    private final Thumbnail copy;
    private final Thumbnail reference;

    ImageRegistration(Thumbnail copy, Thumbnail reference) {
        this.copy = copy;
        this.reference = reference;
    }

    /**
     * Moves a placement until no small change makes the samples correlate better.
     *
     * @param side samples across and down that are compared: 16, 32 or 64
     */
    Placement refined(Placement from, int side) {
        float[] target = level(Samples.ofLuma(copy), side).laid(from.undone()).values();
        Samples source = level(Samples.ofLuma(reference), side);
        Levelled levelled = Levelled.of(target);
        return climb(from, 0.5 / side, 0.06 / side, placement -> levelled.correlation(source.part(placement, side)));
    }

    /** The part of the reference's picture that its thumbnail shows. */
    Region shown() {
        return reference.region();
    }

    /** Moves a placement until no small change makes the colours fit better. */
    Placement refinedByColour(Placement from, int side) {
        List<float[]> targets = components(copy, side).stream()
                .map(samples -> samples.laid(from.undone()).values())
                .toList();
        List<Samples> sources = components(reference, side);
        return climb(from, 1.0 / side, 0.06 / side, placement -> 1 - unexplained(targets, sources, placement, side));
    }

    private static Placement climb(Placement from, double firstStep, double lastStep, ToDoubleFunction<Placement> fit) {
        Placement best = from.scored(fit.applyAsDouble(from));
        for (double step = firstStep; step >= lastStep; step /= 2) {
            for (boolean better = true; better; ) {
                better = false;
                for (Placement next : neighbours(best, step)) {
                    double score = fit.applyAsDouble(next);
                    if (score > best.score() + 1e-6) {
                        best = next.scored(score);
                        better = true;
                    }
                }
            }
        }
        return best;
    }

    private static List<Placement> neighbours(Placement at, double step) {
        return List.of(
                at.moved(step, 0, 0, 0),
                at.moved(-step, 0, 0, 0),
                at.moved(0, step, 0, 0),
                at.moved(0, -step, 0, 0),
                at.moved(0, 0, step, step),
                at.moved(0, 0, -step, -step),
                at.moved(0, 0, step, 0),
                at.moved(0, 0, -step, 0),
                at.moved(0, 0, 0, step),
                at.moved(0, 0, 0, -step));
    }

    /** Differing bits between the hash of the copy and that of the placed part, both from the thumbnails. */
    int distance(Placement placement) {
        int side = Thumbnail.SIDE;
        return hash(Samples.ofLuma(copy).laid(placement.undone()).values())
                .distance(hash(Samples.ofLuma(reference).part(placement, side)));
    }

    /** PDQ quality of the placed part. */
    int quality(Placement placement) {
        return hash(Samples.ofLuma(reference).part(placement, Thumbnail.SIDE)).quality();
    }

    private static Pdq hash(float[] samples) {
        return Pdq.of(new Luma(Thumbnail.SIDE, Thumbnail.SIDE, samples));
    }

    /** What the placed part does not explain of the copy's colours: root of the mean square, in levels of 255. */
    double residual(Placement placement) {
        int side = Thumbnail.COLOUR_SIDE;
        List<float[]> targets = components(copy, side).stream()
                .map(samples -> samples.laid(placement.undone()).values())
                .toList();
        double spread = targets.stream().mapToDouble(ImageRegistration::spread).sum();
        return Math.sqrt(
                unexplained(targets, components(reference, side), placement, side) * spread / (3.0 * side * side));
    }

    private static Samples level(Samples samples, int side) {
        Samples level = samples;
        while (level.side() > side) {
            level = level.halved();
        }
        return level;
    }

    private static List<Samples> components(Thumbnail thumbnail, int side) {
        List<Samples> components = new ArrayList<>();
        for (byte[] component : List.of(thumbnail.lumaAtColourSide(), thumbnail.blue(), thumbnail.red())) {
            components.add(level(Samples.of(component, Thumbnail.COLOUR_SIDE), side));
        }
        return components;
    }

    /**
     * Share of the copy's variance that remains when a gain and an offset of each component of the part are fitted within
     * their bounds: colours may become a little paler or stronger, but not others.
     */
    private static double unexplained(List<float[]> targets, List<Samples> sources, Placement placement, int side) {
        double remains = 0;
        double all = 1e-9;
        for (int i = 0; i < targets.size(); i++) {
            float[] target = targets.get(i);
            float[] source = sources.get(i).part(placement, side);
            boolean luma = i == 0;
            Moments moments = Moments.of(target, source);
            double gain = Math.clamp(
                    moments.products() / Math.max(1e-9, moments.second()),
                    luma ? 1 / PARAMETERS.mostGain() : 1 / PARAMETERS.mostColourGain(),
                    luma ? PARAMETERS.mostGain() : PARAMETERS.mostColourGain());
            double middle = luma ? 0 : GREY;
            double offset = Math.abs(moments.firstMean() - middle - gain * (moments.secondMean() - middle));
            double excess = Math.max(0, offset - (luma ? PARAMETERS.mostOffset() : PARAMETERS.mostColourOffset()));
            remains += moments.first() - 2 * gain * moments.products() + gain * gain * moments.second();
            remains += target.length * excess * excess;
            all += moments.first();
        }
        return remains / all;
    }

    private static double spread(float[] values) {
        return Moments.of(values, values).first();
    }

    /**
     * Samples about their mean, with the sum of their squares. A placement is tried some hundred times against the same ones, so
     * that what is theirs alone is summed once, and the rest in two sums each, which the processor adds at the same time.
     */
    private record Levelled(float[] values, double squares) {

        static Levelled of(float[] samples) {
            Moments moments = Moments.of(samples, samples);
            float[] values = new float[samples.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (samples[i] - moments.firstMean());
            }
            return new Levelled(values, moments.first());
        }

        /** With as many samples, an even number. */
        double correlation(float[] other) {
            double sum = 0;
            double sumNext = 0;
            double others = 0;
            double othersNext = 0;
            double products = 0;
            double productsNext = 0;
            for (int i = 0; i < values.length; i += 2) {
                double a = other[i];
                double b = other[i + 1];
                sum += a;
                sumNext += b;
                others += a * a;
                othersNext += b * b;
                products += values[i] * a;
                productsNext += values[i + 1] * b;
            }
            double all = sum + sumNext;
            double spread = others + othersNext - all * all / values.length;
            return (products + productsNext) / Math.sqrt(Math.max(1e-9, squares * spread));
        }
    }

    /** Means, and sums of squares and products about them. */
    private record Moments(double firstMean, double secondMean, double first, double second, double products) {

        static Moments of(float[] one, float[] other) {
            double n = one.length;
            double sumOne = 0;
            double sumOther = 0;
            double ones = 0;
            double others = 0;
            double products = 0;
            for (int i = 0; i < one.length; i++) {
                double a = one[i];
                double b = other[i];
                sumOne += a;
                sumOther += b;
                ones += a * a;
                others += b * b;
                products += a * b;
            }
            return new Moments(
                    sumOne / n,
                    sumOther / n,
                    ones - sumOne * sumOne / n,
                    others - sumOther * sumOther / n,
                    products - sumOne * sumOther / n);
        }
    }
}
