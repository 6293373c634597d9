package dev.colophon.server.web.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sites on an ellipse and what ties them, in units of a drawing.
 *
 * @param box of the drawing, as SVG writes it
 */
public record SiteGraph(String box, List<Node> nodes, List<Tie> ties) {

    /** More lie on each other. */
    public static final int MOST_NODES = 8;

    private static final int WIDTH = 720;
    private static final int BOX_WIDTH = 172;
    private static final int BOX_HEIGHT = 50;
    private static final int NAME_CHARACTERS = 24;
    private static final double THINNEST = 2;
    private static final double THICKEST = 7;
    private static final double BITS_OF_THICKEST = 20;

    public SiteGraph {
        nodes = List.copyOf(nodes);
        ties = List.copyOf(ties);
    }

    /**
     * A site.
     *
     * @param at where its box lies
     * @param copies how many there are, in words; empty of a site that was left out
     */
    public record Node(String at, String name, Optional<String> copies) {}

    /** What ties two sites, thicker for stronger reasons; dashed where it was not enough. */
    public record Tie(String letter, String path, String width, String x, String y, boolean enough) {}

    /** A site to be drawn. */
    record Site(String name, String shown, Optional<String> copies) {}

    /** A line to be drawn. */
    record Line(String letter, String a, String b, double bits, boolean enough) {}

    /** At most {@link #MOST_NODES} of the sites, with the lines between them; empty where there are not two. */
    static Optional<SiteGraph> of(List<Site> all, List<Line> lines) {
        List<Site> sites = all.subList(0, Math.min(MOST_NODES, all.size()));
        if (sites.size() < 2) {
            return Optional.empty();
        }
        int height = sites.size() < 3 ? 110 : sites.size() < 5 ? 270 : 400;
        double[] x = new double[sites.size()];
        double[] y = new double[sites.size()];
        for (int i = 0; i < x.length; i++) {
            double angle = Math.PI + 2 * Math.PI * i / x.length;
            x[i] = WIDTH / 2.0 + (WIDTH - BOX_WIDTH - 8) / 2.0 * Math.cos(angle);
            y[i] = height / 2.0 + (height - BOX_HEIGHT - 8) / 2.0 * Math.sin(angle);
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            Site site = sites.get(i);
            nodes.add(
                    new Node("translate(" + number(x[i]) + " " + number(y[i]) + ")", cut(site.shown()), site.copies()));
        }
        List<Tie> ties = lines.stream()
                .flatMap(line -> {
                    int a = at(sites, line.a());
                    int b = at(sites, line.b());
                    return a < 0 || b < 0
                            ? Stream.of()
                            : Stream.of(new Tie(
                                    line.letter(),
                                    "M" + number(x[a]) + " " + number(y[a]) + "L" + number(x[b]) + " " + number(y[b]),
                                    number(THINNEST
                                            + (THICKEST - THINNEST) * Math.min(1, line.bits() / BITS_OF_THICKEST)),
                                    number((x[a] + x[b]) / 2),
                                    number((y[a] + y[b]) / 2),
                                    line.enough()));
                })
                .toList();
        return Optional.of(new SiteGraph("0 0 " + WIDTH + " " + height, nodes, ties));
    }

    private static int at(List<Site> sites, String name) {
        for (int i = 0; i < sites.size(); i++) {
            if (sites.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Long names keep their end, which says whose they are. */
    private static String cut(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= NAME_CHARACTERS
                ? name
                : "…" + name.substring(name.offsetByCodePoints(0, length - NAME_CHARACTERS + 1));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
