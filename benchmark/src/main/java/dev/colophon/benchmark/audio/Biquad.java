package dev.colophon.benchmark.audio;

import java.util.ArrayList;
import java.util.List;

/** Second-order Butterworth filters in a row (formulas of R. Bristow-Johnson's Audio EQ Cookbook, Q = 1/sqrt 2). */
final class Biquad {

    private record Section(double b0, double b1, double b2, double a1, double a2) {}

    private final List<Section> sections;

    private Biquad(List<Section> sections) {
        this.sections = sections;
    }

    static Biquad highPass(double hertz) {
        double cosine = Math.cos(omega(hertz));
        return of(hertz, (1 + cosine) / 2, -(1 + cosine));
    }

    static Biquad lowPass(double hertz) {
        double cosine = Math.cos(omega(hertz));
        return of(hertz, (1 - cosine) / 2, 1 - cosine);
    }

    private static double omega(double hertz) {
        return 2 * Math.PI * hertz / AudioConditions.RATE;
    }

    private static Biquad of(double hertz, double outer, double middle) {
        double alpha = Math.sin(omega(hertz)) / Math.sqrt(2);
        double a0 = 1 + alpha;
        return new Biquad(List.of(
                new Section(outer / a0, middle / a0, outer / a0, -2 * Math.cos(omega(hertz)) / a0, (1 - alpha) / a0)));
    }

    Biquad then(Biquad next) {
        List<Section> all = new ArrayList<>(sections);
        all.addAll(next.sections);
        return new Biquad(all);
    }

    float[] filter(float[] samples) {
        float[] filtered = samples.clone();
        for (Section section : sections) {
            double x1 = 0;
            double x2 = 0;
            double y1 = 0;
            double y2 = 0;
            for (int i = 0; i < filtered.length; i++) {
                double x = filtered[i];
                double y = section.b0 * x + section.b1 * x1 + section.b2 * x2 - section.a1 * y1 - section.a2 * y2;
                x2 = x1;
                x1 = x;
                y2 = y1;
                y1 = y;
                filtered[i] = (float) y;
            }
        }
        return filtered;
    }
}
