package dev.colophon.benchmark.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Statistics of samples, and how numbers are written. */
public final class Numbers {

    private Numbers() {}

    /** The value below which a share of the samples lies; NaN of none. */
    public static double quantile(List<Double> samples, double share) {
        if (samples.isEmpty()) {
            return Double.NaN;
        }
        double[] sorted = samples.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    public static double median(List<Double> samples) {
        return quantile(samples, 0.5);
    }

    public static double mean(List<Double> samples) {
        return samples.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Without digits that say nothing: 12, 0.25, 3.4. */
    public static String plain(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        String text = String.format(
                Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : Math.abs(value) >= 0.1 ? "%.2f" : "%.3f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    public static String percent(double share, int digits) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%." + digits + "f %%", 100 * share);
    }

    /** A rate that may be very small. */
    public static String rate(double share) {
        return share >= 0.001 ? percent(share, 2) : percent(share, 4);
    }
}
