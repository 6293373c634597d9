package dev.colophon.server.web.review;

import dev.colophon.index.transform.Span;
import dev.colophon.service.report.side.SmallPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The numbers at the corners of the matched part: the same number on both sides is the same corner of the work. */
public final class Corners {

    private Corners() {}

    /** A numbered disc, in pixels of the picture. */
    public record Corner(String number, String x, String y, String radius, String type) {}

    /** Those of an outline, within the picture. */
    public static List<Corner> of(List<Span.Point> outline, SmallPicture picture) {
        double radius = Math.max(picture.width(), picture.height()) / 36.0;
        List<Corner> corners = new ArrayList<>();
        for (int i = 0; i < outline.size(); i++) {
            Span.Point at = outline.get(i);
            corners.add(new Corner(
                    String.valueOf(i + 1),
                    number(Math.clamp(at.x() * picture.width(), radius, picture.width() - radius)),
                    number(Math.clamp(at.y() * picture.height(), radius, picture.height() - radius)),
                    number(radius),
                    number(1.25 * radius)));
        }
        return corners;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
