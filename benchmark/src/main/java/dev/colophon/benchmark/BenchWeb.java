package dev.colophon.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Pages that are made up: page n is at host n modulo the number of hosts, links to ten pages after it, so that all are found
 * within few steps, and to others at random; the rest is words.
 *
 * @param hosts {@code h0.bench.example} and so on, told apart by name alone
 * @param pages in all
 * @param bytes of a page, about
 * @param links of a page
 */
record BenchWeb(int hosts, int pages, int bytes, int links) {

    private static final int CHILDREN = 10;
    private static final String[] WORDS = {
        "river",
        "lantern",
        "copper",
        "winter",
        "market",
        "violin",
        "harbour",
        "letter",
        "garden",
        "thunder",
        "window",
        "feather",
        "mountain",
        "silver",
        "journey",
        "orchard",
        "paper",
        "signal",
        "candle",
        "meadow"
    };

    static String host(int number) {
        return "h" + number + ".bench.example";
    }

    /** The URL of a page, served at a port. */
    String url(int page, int port) {
        return "http://" + host(page % hosts) + ":" + port + "/page/" + page;
    }

    /** The page as HTML. */
    byte[] html(int page, int port) {
        Random random = new Random(page);
        StringBuilder html = new StringBuilder(bytes + 200);
        html.append("<!doctype html><html lang=en><head><meta charset=utf-8><title>Page ")
                .append(page)
                .append("</title></head><body><nav class=menu><ul>");
        for (int i = 0; i < links; i++) {
            long child = (long) page * CHILDREN + 1 + i;
            int target = i < CHILDREN && child < pages ? (int) child : random.nextInt(pages);
            html.append("<li><a href=\"")
                    .append(url(target, port))
                    .append("\">page ")
                    .append(target)
                    .append("</a></li>");
        }
        html.append("</ul></nav><main><article>");
        while (html.length() < bytes) {
            html.append("<p>");
            for (int i = 0; i < 60; i++) {
                html.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
            }
            html.append("</p>\n");
        }
        return html.append("</article></main></body></html>").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The URLs of pages, one a line. */
    byte[] list(int from, int to, int port) {
        StringBuilder lines = new StringBuilder();
        for (int page = from; page < to; page++) {
            lines.append(url(page, port)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
