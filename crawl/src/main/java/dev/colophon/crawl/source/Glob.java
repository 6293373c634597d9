package dev.colophon.crawl.source;

/**
 * A pattern of whole URLs in which {@code *} stands for anything, also for nothing. Matching looks for the first place of one
 * part behind the other and never goes back: links and patterns are other people's, and backtracking takes minutes on some.
 */
final class Glob {

    private final String[] parts;

    Glob(String pattern) {
        this.parts = pattern.strip().split("\\*", -1);
    }

    boolean matches(String text) {
        String first = parts[0];
        if (parts.length == 1) {
            return text.equals(first);
        }
        String last = parts[parts.length - 1];
        int end = text.length() - last.length();
        if (end < first.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int from = first.length();
        for (int i = 1; i < parts.length - 1; i++) {
            int at = text.indexOf(parts[i], from, end);
            if (at < 0) {
                return false;
            }
            from = at + parts[i].length();
        }
        return true;
    }
}
