package dev.colophon.fingerprint.image.local;

import dev.colophon.fingerprint.image.Luma;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the local features of pictures: extrema of differences of Gaussians, described by {@link RootSift} and coded by a {@link
 * Thermometer}. Pure and thread-safe; the same picture has the same features on any machine.
 */
public final class LocalFeatureExtractor {

    /** Points of which descriptors are made at a time, at least. */
    private static final int FEW = 32;

    /** Takes what is found, strongest first. */
    @FunctionalInterface
    private interface Sink<T> {

        /** How many more it takes. */
        int accept(Keypoint point, float turn, T descriptor);
    }

    /** What there is of a point in each of its directions. */
    private record Described<T>(float[] turns, List<T> descriptors) {}

    private final LocalParameters parameters;
    private final List<Octave> octaves = new ArrayList<>();
    private final List<Keypoint> points = new ArrayList<>();
    private final int width;
    private final int height;

    private LocalFeatureExtractor(Luma luma, LocalParameters parameters, Planes planes) {
        this.parameters = parameters;
        double factor = Resampling.factor(luma, parameters);
        width = Resampling.side(luma.width(), factor);
        height = Resampling.side(luma.height(), factor);
        double had = parameters.inputSigma() * Math.max(1, factor);
        double first = parameters.firstSigma();
        Octave octave = Octave.of(width, height, parameters, planes);
        blur(Resampling.rows(luma, octave.layout(), height), StrictMath.sqrt(first * first - had * had), octave);
        while (Math.min(octave.width(), octave.height()) >= parameters.shortestSide()) {
            Extrema.find(parameters, new OctaveRows(octave, parameters), octaves.size(), points);
            octaves.add(octave);
            Octave half = Octave.of(octave.width() / 2, octave.height() / 2, parameters, planes);
            octave.halve(parameters.levels(), half);
            octave = half;
        }
    }

    /** Makes the first level of an octave. */
    private static void blur(PixelRows rows, double sigma, Octave octave) {
        GaussianBlur blur = new GaussianBlur(sigma, octave.layout());
        float[] row = new float[octave.layout().paddedSize()];
        for (int y = 0; y < octave.height(); y++) {
            blur.row(rows, y, octave.height(), row);
            octave.write(0, y, row);
        }
    }

    /** What {@link #extract} needs of a picture: one that is larger than what is looked at is reduced. */
    static Luma held(Luma luma, LocalParameters parameters) {
        double factor = Resampling.factor(luma, parameters);
        return factor < 1 ? Resampling.by(luma, factor) : luma;
    }

    /** The features of a picture, strongest first. */
    public static LocalFeatures extract(Luma luma, LocalParameters parameters) {
        try (Planes planes = Planes.take()) {
            LocalFeatureExtractor extractor = new LocalFeatureExtractor(luma, parameters, planes);
            LocalFeatures.Builder features =
                    new LocalFeatures.Builder(extractor.width, extractor.height, parameters.most());
            extractor.describe(Thermometer::code, (point, turn, code) -> {
                float unit = 1 << point.octave();
                // Pixels of an octave stand where every 2^octave-th pixel of the first stands.
                features.add(point.x() * unit, point.y() * unit, point.sigma() * unit, turn, code);
                return features.room();
            });
            return features.features();
        }
    }

    /** The descriptors of a picture before they are coded, of 128 dimensions each: for training. */
    public static List<float[]> descriptors(Luma luma, LocalParameters parameters) {
        try (Planes planes = Planes.take()) {
            List<float[]> found = new ArrayList<>();
            new LocalFeatureExtractor(luma, parameters, planes).describe(float[]::clone, (_, _, descriptor) -> {
                found.add(descriptor);
                return parameters.most() - found.size();
            });
            return found;
        }
    }

    /** No point has more than two directions: half as many points as the sink takes are never too many. */
    private <T> void describe(Function<float[], T> made, Sink<T> sink) {
        DominantDirections directions = new DominantDirections(parameters.peakShare());
        RootSift descriptors = new RootSift();
        List<Keypoint> kept = spread();
        int room = parameters.most();
        for (int from = 0; from < kept.size(); ) {
            List<Keypoint> some = kept.subList(from, Math.min(kept.size(), from + Math.max(FEW, room / 2)));
            List<Described<T>> described = describe(some, directions, descriptors, made);
            for (int i = 0; i < some.size(); i++) {
                for (int turn = 0; turn < described.get(i).turns().length; turn++) {
                    room = sink.accept(
                            some.get(i),
                            described.get(i).turns()[turn],
                            described.get(i).descriptors().get(turn));
                    if (room == 0) {
                        return;
                    }
                }
            }
            from += some.size();
        }
    }

    /** In the order in which they lie in memory, of which much is around each. */
    private <T> List<Described<T>> describe(
            List<Keypoint> some, DominantDirections directions, RootSift descriptors, Function<float[], T> made) {
        long[] places = new long[some.size()];
        for (int i = 0; i < places.length; i++) {
            Keypoint point = some.get(i);
            long plane = (long) point.octave() * (parameters.levels() + 1) + point.level();
            places[i] = (plane << 48) | ((long) point.y() << 24) | i;
        }
        Arrays.sort(places);
        List<Described<T>> described = new ArrayList<>(places.length);
        int[] standsAt = new int[places.length];
        for (long place : places) {
            int number = (int) (place & 0xff_ffff);
            Keypoint point = some.get(number);
            Octave octave = octaves.get(point.octave());
            float[] turns = directions.of(octave, point);
            List<T> all = new ArrayList<>(turns.length);
            for (float turn : turns) {
                all.add(made.apply(descriptors.of(octave, point, turn)));
            }
            standsAt[number] = described.size();
            described.add(new Described<>(turns, all));
        }
        return Arrays.stream(standsAt).mapToObj(described::get).toList();
    }

    private static int strongestFirst(Keypoint one, Keypoint other) {
        int order = Float.compare(other.response(), one.response());
        order = order != 0 ? order : Integer.compare(one.octave(), other.octave());
        order = order != 0 ? order : Float.compare(one.y(), other.y());
        return order != 0 ? order : Float.compare(one.x(), other.x());
    }

    /** The strongest, but of each cell of a grid no more than its share. */
    private List<Keypoint> spread() {
        points.sort(LocalFeatureExtractor::strongestFirst);
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
