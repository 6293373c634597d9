package dev.colophon.benchmark.report;

import dev.colophon.benchmark.machine.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis of a {@link Plot}.
 *
 * @param log whether equal factors are equal distances
 * @param percent whether values are written in per cent
 */
public record Axis(String label, double from, double to, boolean log, boolean percent) {

    public static Axis linear(String label, double from, double to) {
        return new Axis(label, from, to, false, false);
    }

    public static Axis log(String label, double from, double to) {
        return new Axis(label, from, to, true, false);
    }

    public static Axis percent(String label, double from, double to) {
        return new Axis(label, from, to, false, true);
    }

    /** Where a value lies, 0..1; what lies outside is drawn at the end. */
    double place(double value) {
        double share = log
                ? (Math.log(Math.max(value, Double.MIN_NORMAL)) - Math.log(from)) / (Math.log(to) - Math.log(from))
                : (value - from) / (to - from);
        return Math.clamp(share, 0, 1);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (log) {
            int last = (int) Math.floor(Math.log10(to) + 1e-9);
            for (int power = (int) Math.ceil(Math.log10(from) - 1e-9); power <= last; power++) {
                ticks.add(Math.pow(10, power));
            }
        } else {
            double step = step();
            for (double tick = Math.ceil(from / step) * step; tick <= to + step * 1e-6; tick += step) {
                ticks.add(tick);
            }
        }
        return ticks;
    }

    private double step() {
        double rough = (to - from) / 5;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }

    String text(double value) {
        if (percent) {
            return Numbers.plain(100 * value) + " %";
        }
        if (log && (value < 0.001 || value >= 1e6)) {
            return "10" + superscript((int) Math.round(Math.log10(value)));
        }
        return Numbers.plain(value);
    }

    private static String superscript(int power) {
        String digits = Integer.toString(Math.abs(power));
        StringBuilder raised = new StringBuilder(power < 0 ? "⁻" : "");
        digits.chars().forEach(digit -> raised.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0')));
        return raised.toString();
    }
}
