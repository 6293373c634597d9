package dev.colophon.page.media;

import java.util.Optional;

/** Reads the {@code srcset} attribute. Source: WHATWG HTML, "parsing a srcset attribute". */
final class Srcset {

    private static final int MOST_CANDIDATES = 100;

    private Srcset() {}

    /** The candidate with the largest width, or with the highest density where none has a width. */
    static Optional<String> largest(String srcset) {
        Optional<String> best = Optional.empty();
        double bestSize = -1;
        int at = 0;
        for (int candidate = 0; candidate < MOST_CANDIDATES; candidate++) {
            while (at < srcset.length() && (isSpace(srcset.charAt(at)) || srcset.charAt(at) == ',')) {
                at++;
            }
            int start = at;
            while (at < srcset.length() && !isSpace(srcset.charAt(at))) {
                at++;
            }
            if (start == at) {
                break;
            }
            int end = at;
            while (end > start && srcset.charAt(end - 1) == ',') {
                end--;
            }
            double size = 1;
            if (end == at) {
                int comma = srcset.indexOf(',', at);
                int stop = comma < 0 ? srcset.length() : comma;
                size = size(srcset.substring(at, stop).strip());
                at = stop;
            }
            if (size > bestSize) {
                bestSize = size;
                best = Optional.of(srcset.substring(start, end));
            }
        }
        return best;
    }

    private static double size(String descriptor) {
        if (!descriptor.matches("\\d{1,7}(\\.\\d{1,4})?[wx]")) {
            return 1;
        }
        double value = Double.parseDouble(descriptor.substring(0, descriptor.length() - 1));
        // A width outranks every density: real pages do not mix the two.
        return descriptor.endsWith("w") ? 1e6 + value : value;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }
}
