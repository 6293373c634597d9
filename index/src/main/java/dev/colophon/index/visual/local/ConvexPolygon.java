package dev.colophon.index.visual.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A convex polygon in a plane of which y points down, its corners clockwise; without corners it is empty. */
record ConvexPolygon(List<Corner> corners) {

    private static final int QUADRILATERAL = 4;

    ConvexPolygon {
        corners = List.copyOf(corners);
    }

    record Corner(double x, double y) {

        Corner towards(Corner other, double share) {
            return new Corner(x + share * (other.x - x), y + share * (other.y - y));
        }
    }

    /** From the top left, clockwise. */
    static ConvexPolygon rectangle(double width, double height) {
        return new ConvexPolygon(
                List.of(new Corner(0, 0), new Corner(width, 0), new Corner(width, height), new Corner(0, height)));
    }

    /** Where it lies by a map that turns nothing over. */
    ConvexPolygon mapped(PlaneMap map) {
        return new ConvexPolygon(corners.stream()
                .map(corner -> new Corner(map.x(corner.x, corner.y), map.y(corner.x, corner.y)))
                .toList());
    }

    double area() {
        double twice = 0;
        for (int i = 0; i < corners.size(); i++) {
            Corner one = corners.get(i);
            Corner next = corners.get((i + 1) % corners.size());
            twice += one.x * next.y - next.x * one.y;
        }
        return twice / 2;
    }

    boolean contains(double x, double y) {
        Corner point = new Corner(x, y);
        return !corners.isEmpty()
                && IntStream.range(0, corners.size())
                        .allMatch(i -> side(corners.get(i), corners.get((i + 1) % corners.size()), point) >= 0);
    }

    /** Positive where a point lies inside of an edge, in areas. */
    private static double side(Corner from, Corner to, Corner point) {
        return (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x);
    }

    /** What both have in common (Sutherland and Hodgman). */
    ConvexPolygon within(ConvexPolygon other) {
        List<Corner> rest = corners;
        for (int i = 0; i < other.corners.size(); i++) {
            rest = inside(rest, other.corners.get(i), other.corners.get((i + 1) % other.corners.size()));
        }
        return new ConvexPolygon(rest);
    }

    private static List<Corner> inside(List<Corner> corners, Corner from, Corner to) {
        List<Corner> kept = new ArrayList<>();
        for (int i = 0; i < corners.size(); i++) {
            Corner one = corners.get(i);
            Corner next = corners.get((i + 1) % corners.size());
            double before = side(from, to, one);
            double after = side(from, to, next);
            if (before >= 0) {
                kept.add(one);
            }
            if ((before > 0 && after < 0) || (before < 0 && after > 0)) {
                kept.add(one.towards(next, before / (before - after)));
            }
        }
        return kept;
    }

    /**
     * The largest quadrilateral between its corners, which is most of it, beginning with the corner nearest to the top left of the
     * rectangle around it. A triangle loses a small part of each side of its sharpest corner.
     */
    ConvexPolygon quadrilateral() {
        if (corners.size() < QUADRILATERAL) {
            return corners.size() < 3 ? this : cut().fromTopLeft();
        }
        ConvexPolygon best = new ConvexPolygon(corners.subList(0, QUADRILATERAL));
        int count = corners.size();
        for (int a = 0; a < count - 3; a++) {
            for (int b = a + 1; b < count - 2; b++) {
                for (int c = b + 1; c < count - 1; c++) {
                    for (int d = c + 1; d < count; d++) {
                        ConvexPolygon some = new ConvexPolygon(
                                List.of(corners.get(a), corners.get(b), corners.get(c), corners.get(d)));
                        best = some.area() > best.area() ? some : best;
                    }
                }
            }
        }
        return best.fromTopLeft();
    }

    private ConvexPolygon cut() {
        Corner tip = corners.getFirst();
        return new ConvexPolygon(List.of(
                tip.towards(corners.get(1), 0.25), corners.get(1), corners.get(2), tip.towards(corners.get(2), 0.25)));
    }

    private ConvexPolygon fromTopLeft() {
        double left = corners.stream().mapToDouble(Corner::x).min().orElseThrow();
        double top = corners.stream().mapToDouble(Corner::y).min().orElseThrow();
        double width = corners.stream().mapToDouble(Corner::x).max().orElseThrow() - left;
        double height = corners.stream().mapToDouble(Corner::y).max().orElseThrow() - top;
        List<Corner> box = rectangle(width, height).corners;
        int first = IntStream.range(0, corners.size())
                .boxed()
                .min(Comparator.comparingDouble(start -> IntStream.range(0, box.size())
                        .mapToDouble(i -> {
                            Corner corner = corners.get((start + i) % corners.size());
                            return Math.hypot(corner.x - left - box.get(i).x, corner.y - top - box.get(i).y);
                        })
                        .sum()))
                .orElseThrow();
        List<Corner> turned = new ArrayList<>(corners.subList(first, corners.size()));
        turned.addAll(corners.subList(0, first));
        return new ConvexPolygon(turned);
    }
}
