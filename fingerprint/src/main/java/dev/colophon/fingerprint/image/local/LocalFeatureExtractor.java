package dev.colophon.fingerprint.image.local;

import dev.colophon.fingerprint.image.Luma;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the local features of pictures: extrema of differences of Gaussians, described by {@link RootSift} and coded by a {@link
 * Thermometer}. Pure and thread-safe; the same picture has the same features on any machine.
 */
public final class LocalFeatureExtractor {

    private static final Comparator<Keypoint> STRONGEST_FIRST = Comparator.comparingDouble(Keypoint::response)
            .reversed()
            .thenComparingInt(Keypoint::octave)
            .thenComparingDouble(Keypoint::y)
            .thenComparingDouble(Keypoint::x);

    /** Takes what is found, strongest first. */
    @FunctionalInterface
    private interface Sink {

        /** Whether it takes more. */
        boolean accept(Keypoint point, float turn, float[] descriptor);
    }

    private final LocalParameters parameters;
    private final List<Octave> octaves = new ArrayList<>();
    private final List<Keypoint> points = new ArrayList<>();
    private final int width;
    private final int height;

    private LocalFeatureExtractor(Luma luma, LocalParameters parameters) {
        this.parameters = parameters;
        double factor = Resampling.factor(luma, parameters);
        Luma resized = Resampling.by(luma, factor);
        width = resized.width();
        height = resized.height();
        double had = parameters.inputSigma() * Math.max(1, factor);
        double first = parameters.firstSigma();
        float[] plane = new float[width * height];
        new GaussianBlur(StrictMath.sqrt(first * first - had * had), width).blur(resized.values(), plane, height);
        int across = width;
        int down = height;
        while (Math.min(across, down) >= parameters.shortestSide()) {
            Octave octave = Octave.of(plane, across, down, parameters);
            Extrema.find(parameters, octave, octaves.size(), points);
            octaves.add(octave);
            plane = octave.halved(parameters.levels());
            across /= 2;
            down /= 2;
        }
    }

    /** What {@link #extract} needs of a picture: one that is larger than what is looked at is reduced. */
    static Luma held(Luma luma, LocalParameters parameters) {
        double factor = Resampling.factor(luma, parameters);
        return factor < 1 ? Resampling.by(luma, factor) : luma;
    }

    /** The features of a picture, strongest first. */
    public static LocalFeatures extract(Luma luma, LocalParameters parameters) {
        LocalFeatureExtractor extractor = new LocalFeatureExtractor(luma, parameters);
        LocalFeatures.Builder features =
                new LocalFeatures.Builder(extractor.width, extractor.height, parameters.most());
        long[] code = new long[LocalFeatures.WORDS];
        extractor.describe((point, turn, descriptor) -> {
            Thermometer.code(descriptor, code);
            float unit = 1 << point.octave();
            // Pixels of an octave stand where every 2^octave-th pixel of the first stands.
            features.add(point.x() * unit, point.y() * unit, point.sigma() * unit, turn, code);
            return !features.isFull();
        });
        return features.features();
    }

    /** The descriptors of a picture before they are coded, of 128 dimensions each: for training. */
    public static List<float[]> descriptors(Luma luma, LocalParameters parameters) {
        List<float[]> found = new ArrayList<>();
        new LocalFeatureExtractor(luma, parameters).describe((_, _, descriptor) -> {
            found.add(descriptor.clone());
            return found.size() < parameters.most();
        });
        return found;
    }

    private void describe(Sink sink) {
        DominantDirections directions = new DominantDirections(parameters.peakShare());
        RootSift descriptors = new RootSift();
        for (Keypoint point : spread()) {
            Octave octave = octaves.get(point.octave());
            for (float turn : directions.of(octave, point)) {
                if (!sink.accept(point, turn, descriptors.of(octave, point, turn))) {
                    return;
                }
            }
        }
    }

    /** The strongest, but of each cell of a grid no more than its share. */
    private List<Keypoint> spread() {
        points.sort(STRONGEST_FIRST);
        int cap = (int)
                Math.ceil(parameters.cellShare() * parameters.most() / (parameters.columns() * parameters.rows()));
        int[] held = new int[parameters.columns() * parameters.rows()];
        List<Keypoint> kept = new ArrayList<>();
        for (Keypoint point : points) {
            float unit = 1 << point.octave();
            int column = Math.min(parameters.columns() - 1, (int) (point.x() * unit * parameters.columns() / width));
            int row = Math.min(parameters.rows() - 1, (int) (point.y() * unit * parameters.rows() / height));
            if (held[row * parameters.columns() + column]++ < cap) {
                kept.add(point);
                if (kept.size() == parameters.most()) {
                    break;
                }
            }
        }
        return kept;
    }
}
