package dev.colophon.page;

import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;

/**
 * SimHash (Charikar 2002) over a page's skeleton: pages of one template lie within 3 of 64 bits of each other whatever
 * they say. A feature is a box (tag, classes, id) below its box and that one's box; it counts once, however often it
 * stands in the page, so that the length of a list does not matter. The classes of {@code body} tell pages apart. What authors write with (paragraphs, links,
 * pictures, emphasis) is no box unless it has a class.
 */
final class TemplateHash {

    /** Fewer tell nothing: every error page of a web server would be of one template. */
    private static final int FEWEST_FEATURES = 8;

    private static final int MOST_FEATURES = 4_096;
    private static final int DEEPEST = 64;
    private static final int MOST_CLASSES = 6;

    private static final Set<String> WRITING = Set.of(
            "a",
            "abbr",
            "b",
            "big",
            "blockquote",
            "br",
            "caption",
            "center",
            "cite",
            "code",
            "dd",
            "dfn",
            "dt",
            "em",
            "figcaption",
            "figure",
            "font",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "img",
            "ins",
            "kbd",
            "li",
            "mark",
            "ol",
            "p",
            "picture",
            "pre",
            "q",
            "s",
            "small",
            "source",
            "span",
            "strong",
            "sub",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "time",
            "tr",
            "tt",
            "u",
            "ul",
            "var",
            "wbr");

    private static final Set<String> UNSEEN = Set.of(
            "html",
            "head",
            "body",
            "meta",
            "link",
            "script",
            "style",
            "title",
            "base",
            "noscript",
            "template",
            "param",
            "option",
            "path",
            "g",
            "use",
            "circle",
            "rect",
            "polygon",
            "line",
            "polyline",
            "ellipse",
            "defs");

    private final long[] boxes = new long[DEEPEST + 1];
    private final long[] outer = new long[DEEPEST + 1];
    private final int[] levels = new int[DEEPEST + 1];
    private long[] features = new long[256];
    private double[] weights = new double[256];
    private int size;

    /** An element in page order, and how deep it stands. */
    void enter(Element element, int depth) {
        if (depth < 1 || depth > DEEPEST) {
            return;
        }
        String name = element.normalName();
        Attributes attributes = element.attributes();
        String classes = attributes.get("class");
        String id = attributes.get("id");
        boolean named = !classes.isEmpty() || hasOwnId(id);
        if (UNSEEN.contains(name) || (!named && WRITING.contains(name))) {
            boxes[depth] = boxes[depth - 1];
            outer[depth] = outer[depth - 1];
            levels[depth] = levels[depth - 1];
            return;
        }
        long box = label(name, classes, hasOwnId(id) ? id : "");
        outer[depth] = boxes[depth - 1];
        boxes[depth] = box;
        levels[depth] = levels[depth - 1] + 1;
        // What stands deep varies with what was written; the frame of the page does not.
        double weight = (named ? 4 : 1) * Math.max(0.5, 24.0 / (levels[depth] * levels[depth]));
        add(mix(box * 31 + mix(outer[depth] * 31 + outer[depth - 1])), weight);
    }

    /** 16 hexadecimal digits; empty for a page with too little of a skeleton. */
    Optional<String> hash() {
        if (size < FEWEST_FEATURES) {
            return Optional.empty();
        }
        double[] sums = new double[64];
        for (int slot = 0; slot < features.length; slot++) {
            long feature = features[slot];
            if (feature != 0) {
                for (int bit = 0; bit < 64; bit++) {
                    sums[bit] += (feature >>> bit & 1) == 0 ? -weights[slot] : weights[slot];
                }
            }
        }
        long hash = 0;
        for (int bit = 0; bit < 64; bit++) {
            hash |= sums[bit] > 0 ? 1L << bit : 0;
        }
        String digits = Long.toHexString(hash);
        return Optional.of("0".repeat(16 - digits.length()) + digits);
    }

    /** An id with a digit in it belongs to an article, not to the template. */
    private static boolean hasOwnId(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) >= '0' && id.charAt(i) <= '9') {
                return false;
            }
        }
        return !id.isEmpty();
    }

    /** Digits all count as one, because classes hold numbers of articles and of categories. */
    private static long label(String name, String classes, String id) {
        long hash = name.hashCode() * 0x9E3779B97F4A7C15L + id.hashCode();
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < classes.length() && words <= MOST_CLASSES; i++) {
            char c = classes.charAt(i);
            if (c <= ' ') {
                inWord = false;
                continue;
            }
            if (!inWord) {
                words++;
                inWord = true;
                hash = hash * 31 + ' ';
            }
            if (words <= MOST_CLASSES) {
                hash = hash * 31 + (c >= '0' && c <= '9' ? '0' : c);
            }
        }
        return mix(hash);
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private void add(long hash, double weight) {
        if (size == MOST_FEATURES) {
            return;
        }
        long feature = hash == 0 ? 1 : hash;
        int slot = slot(features, feature);
        if (features[slot] == feature) {
            return;
        }
        features[slot] = feature;
        weights[slot] = weight;
        size++;
        if (size * 2 > features.length) {
            grow();
        }
    }

    private void grow() {
        long[] old = features;
        double[] oldWeights = weights;
        features = new long[old.length * 2];
        weights = new double[old.length * 2];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != 0) {
                int slot = slot(features, old[i]);
                features[slot] = old[i];
                weights[slot] = oldWeights[i];
            }
        }
    }

    private static int slot(long[] table, long feature) {
        int slot = (int) feature & (table.length - 1);
        while (table[slot] != 0 && table[slot] != feature) {
            slot = slot + 1 & (table.length - 1);
        }
        return slot;
    }
}
