package dev.colophon.index.explanation;

import java.util.Locale;

/**
 * Why a picture without structure matches: its colours, after the copy was laid over the part it shows.
 *
 * @param residual root of the mean square by which the colours differ, in levels of 255
 * @param variation how much the colours of the copy vary beyond a straight ramp, in the same levels
 * @param variant which part of the reference the copy shows, such as {@code crop 80 % x 90 %}
 */
public record ColourExplanation(double residual, double variation, String variant) implements Explanation {

    @Override
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "a plain picture: its colours, which vary by %.1f of 255 levels, agree within %.1f with the %s view",
                variation,
                residual,
                variant);
    }
}
