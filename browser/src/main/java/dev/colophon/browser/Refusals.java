package dev.colophon.browser;

import java.util.ArrayList;
import java.util.List;

/** What a page wanted and did not get, one line each, within bounds. Thread-safe. */
final class Refusals {

    private static final int MOST = 1_000;
    private static final int LONGEST_URL = 2_048;

    private final List<String> lines = new ArrayList<>();

    synchronized void add(String url, String why) {
        if (lines.size() < MOST) {
            lines.add((url.length() <= LONGEST_URL ? url : url.substring(0, LONGEST_URL) + "…") + ": " + why);
        }
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
