package dev.colophon.evidence.report.document;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.report.Extent;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Parts of pictures in words of a language: how much of a work is shown, and where. */
public final class Framings {

    /** What rounding takes away of a side. */
    private static final double EDGE = 0.015;

    private Framings() {}

    /** All of a picture, whichever way round, but for what rounding takes away. */
    public static boolean isWhole(Extent.Area area) {
        return area.corners().stream().allMatch(corner -> isEdge(corner.x()) && isEdge(corner.y()));
    }

    private static boolean isEdge(double at) {
        return Math.min(Math.abs(at), Math.abs(1 - at)) < EDGE;
    }

    /** Where it lies, as far as it does not reach from edge to edge; empty where it does both ways. */
    public static Optional<String> box(Extent.Area area, Language language) {
        return Stream.of(
                        extent("match.across", area.corners().stream().mapToDouble(Extent.Corner::x), language),
                        extent("match.down", area.corners().stream().mapToDouble(Extent.Corner::y), language))
                .flatMap(Optional::stream)
                .reduce((across, down) -> across + language.say("match.comma") + down);
    }

    private static Optional<String> extent(String direction, DoubleStream places, Language language) {
        DoubleSummaryStatistics extent = places.summaryStatistics();
        return isEdge(extent.getMin()) && isEdge(extent.getMax())
                ? Optional.empty()
                : Optional.of(language.say(
                        direction, "%.0f".formatted(100 * extent.getMin()), "%.0f".formatted(100 * extent.getMax())));
    }

    /** To which part of the work a copy was cropped; empty where it was not. */
    public static String cropped(Extent.Area ofWork, Language language) {
        return isWhole(ofWork)
                ? ""
                : box(ofWork, language)
                        .map(kept -> language.say("match.cropped-to", kept))
                        .orElseGet(() -> language.say("pages.change.cropped"));
    }

    /** Where a copy shows the work among other things; empty where it shows nothing else. */
    public static String surrounded(Extent.Area inCopy, Language language) {
        return isWhole(inCopy)
                ? ""
                : box(inCopy, language)
                        .map(shown -> language.say("match.around.at", shown))
                        .orElseGet(() -> language.say("match.around"));
    }
}
