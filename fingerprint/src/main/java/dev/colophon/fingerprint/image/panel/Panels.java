package dev.colophon.fingerprint.image.panel;

import dev.colophon.fingerprint.image.Luma;
import dev.colophon.fingerprint.image.Orientation;
import dev.colophon.fingerprint.image.Region;
import dev.colophon.fingerprint.image.Smooth;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.image.panel.BorderLines.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the rectangles of a picture between four lines, along each of which brightness steps: pictures on a page, in a collage, over
 * another picture, under a caption. Each is hashed as a whole picture is, which finds works without corners, too. Pure; the same picture
 * has the same panels on any machine.
 */
public final class Panels {

    private static final PanelParameters PARAMETERS = PanelParameters.DEFAULT;
    private static final List<Orientation> ORIENTATIONS = List.of(Orientation.UPRIGHT, Orientation.MIRRORED);

    /** A picture has no more views of panels. */
    public static final int MOST_VIEWS = PARAMETERS.panels() * ORIENTATIONS.size();

    private final Luma luma;
    private final List<Line> upright;
    private final List<Line> level;
    private final double shortest;
    private final List<Panel> found = new ArrayList<>();

    /**
     * A rectangle, in pixels.
     *
     * @param score evidence by the square root of how many strips it is of
     */
    private record Panel(int left, int top, int right, int bottom, double score) {

        double area() {
            return (double) (right - left) * (bottom - top);
        }

        /** The share that both have in common of what one of them has. */
        double common(Panel other) {
            double across = Math.min(right, other.right) - Math.max(left, other.left);
            double down = Math.min(bottom, other.bottom) - Math.max(top, other.top);
            double both = Math.max(0, across) * Math.max(0, down);
            return both / (area() + other.area() - both);
        }
    }

    private Panels(List<Luma> frames, int leastSide) {
        luma = frames.getFirst();
        upright = BorderLines.upright(frames, PARAMETERS);
        level = BorderLines.level(frames, PARAMETERS);
        shortest = Math.max(leastSide, PARAMETERS.narrowest() * Math.max(luma.width(), luma.height()));
    }

    /** The panels of a picture, the clearest first, each as it is and mirrored. */
    public static List<View> of(Luma luma) {
        List<View> views = new ArrayList<>();
        for (Region region : regions(List.of(luma), PARAMETERS.shortest())) {
            Smooth smooth = Smooth.of(luma.crop(region).reduced(PARAMETERS.side()));
            for (Orientation undone : ORIENTATIONS) {
                views.add(new View(View.Kind.PANEL, region, undone, smooth.hash(Region.WHOLE, undone.inverse())));
            }
        }
        return views;
    }

    /**
     * Where the panels of a picture, or of frames of one size, lie, the clearest first.
     *
     * @param leastSide pixels of a side
     */
    public static List<Region> regions(List<Luma> frames, int leastSide) {
        Luma luma = frames.getFirst();
        return Math.min(luma.width(), luma.height()) < leastSide ? List.of() : new Panels(frames, leastSide).kept();
    }

    private List<Region> kept() {
        for (int left = 0; left < upright.size(); left++) {
            for (int right = left + 1; right < upright.size(); right++) {
                if (upright.get(right).place() - upright.get(left).place() >= shortest) {
                    between(upright.get(left), upright.get(right));
                }
            }
        }
        found.sort(Comparator.comparingDouble((Panel panel) -> -panel.score())
                .thenComparing(Comparator.comparingDouble(Panel::area).reversed())
                .thenComparingInt(Panel::left)
                .thenComparingInt(Panel::top));
        Set<Region> all = found.stream().map(this::region).collect(Collectors.toSet());
        List<Panel> single = new ArrayList<>();
        List<Panel> divided = new ArrayList<>();
        found.forEach(panel -> (isDivided(panel, all) ? divided : single).add(panel));
        List<Panel> kept = new ArrayList<>();
        for (int i = 0; i < Math.max(single.size(), divided.size()); i++) {
            keep(single, i, kept);
            keep(divided, i, kept);
        }
        return kept.stream().map(this::region).toList();
    }

    private static void keep(List<Panel> panels, int number, List<Panel> kept) {
        if (number < panels.size()
                && kept.size() < PARAMETERS.panels()
                && kept.stream().noneMatch(other -> other.common(panels.get(number)) > PARAMETERS.alike())) {
            kept.add(panels.get(number));
        }
    }

    /** Whether two panels beside each other fill it: pictures of a collage, or two parts of one picture. */
    private boolean isDivided(Panel panel, Set<Region> all) {
        return upright.stream()
                        .mapToInt(Line::place)
                        .filter(x -> x - panel.left() >= shortest && panel.right() - x >= shortest)
                        .anyMatch(x -> all.contains(region(panel.left(), panel.top(), x, panel.bottom()))
                                && all.contains(region(x, panel.top(), panel.right(), panel.bottom())))
                || level.stream()
                        .mapToInt(Line::place)
                        .filter(y -> y - panel.top() >= shortest && panel.bottom() - y >= shortest)
                        .anyMatch(y -> all.contains(region(panel.left(), panel.top(), panel.right(), y))
                                && all.contains(region(panel.left(), y, panel.right(), panel.bottom())));
    }

    private Region region(Panel panel) {
        return region(panel.left(), panel.top(), panel.right(), panel.bottom());
    }

    private Region region(int left, int top, int right, int bottom) {
        double width = luma.width();
        double height = luma.height();
        return Region.of(left / width, top / height, right / width, bottom / height);
    }

    /** Adds the panels between two upright lines. */
    private void between(Line left, Line right) {
        Sides across = new Sides(left.place(), right.place());
        List<Line> some = level.stream().filter(across::isBorder).toList();
        for (int top = 0; top < some.size(); top++) {
            for (int bottom = top + 1; bottom < some.size(); bottom++) {
                Sides down = new Sides(some.get(top).place(), some.get(bottom).place());
                if (down.to - down.from >= shortest && down.isBorder(left) && down.isBorder(right)) {
                    add(left, some.get(top), right, some.get(bottom), across, down);
                }
            }
        }
    }

    private void add(Line left, Line top, Line right, Line bottom, Sides across, Sides down) {
        int strips = across.strips(top) + across.strips(bottom) + down.strips(left) + down.strips(right);
        double evidence = across.evidence(top) + across.evidence(bottom) + down.evidence(left) + down.evidence(right);
        Panel panel = new Panel(across.from, down.from, across.to, down.to, evidence / Math.sqrt(strips));
        if (evidence >= PARAMETERS.leastMean() * strips
                && panel.area() <= PARAMETERS.largest() * luma.width() * luma.height()) {
            found.add(panel);
        }
    }

    /** Two opposite sides of a panel: which strips of a line across lie between them. */
    private static final class Sides {

        private final int from;
        private final int to;
        private final int first;
        private final int last;

        Sides(int from, int to) {
            this.from = from;
            this.to = to;
            first = (from + PARAMETERS.strip() - 1) / PARAMETERS.strip();
            last = to / PARAMETERS.strip();
        }

        int strips(Line line) {
            return line.isSide() ? 0 : last - first;
        }

        double evidence(Line line) {
            return line.evidence(first, last);
        }

        boolean isBorder(Line line) {
            return evidence(line) >= PARAMETERS.leastSide() * strips(line);
        }
    }
}
