package dev.colophon.benchmark.watch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

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

    private static final List<byte[]> PARAGRAPHS =
            IntStream.range(0, 1_000).mapToObj(BenchWeb::paragraph).toList();
    private static final byte[] END = "</article></main></body></html>".getBytes(StandardCharsets.UTF_8);

    static String host(int number) {
        return "h" + number + ".bench.example";
    }

    /** The URL of a page, served at a port. */
    String url(int page, int port) {
        return "http://" + host(page % hosts) + ":" + port + "/page/" + page;
    }

    /** The page as HTML, put together of what is made already: a server that keeps them all would need their memory. */
    byte[] html(int page, int port) {
        Random random = new Random(page);
        StringBuilder head = new StringBuilder(links * 60 + 200);
        head.append("<!doctype html><html lang=en><head><meta charset=utf-8><title>Page ")
                .append(page)
                .append("</title></head><body><nav class=menu><ul>");
        for (int i = 0; i < links; i++) {
            long child = (long) page * CHILDREN + 1 + i;
            int target = i < CHILDREN && child < pages ? (int) child : random.nextInt(pages);
            head.append("<li><a href=\"")
                    .append(url(target, port))
                    .append("\">page ")
                    .append(target)
                    .append("</a></li>");
        }
        head.append("</ul></nav><main><article>");
        ByteArrayOutputStream html = new ByteArrayOutputStream(bytes + 1_000);
        html.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        while (html.size() < bytes) {
            html.writeBytes(PARAGRAPHS.get(random.nextInt(PARAGRAPHS.size())));
        }
        html.writeBytes(END);
        return html.toByteArray();
    }

    private static byte[] paragraph(int number) {
        Random random = new Random(number);
        StringBuilder words = new StringBuilder("<p>");
        for (int i = 0; i < 60; i++) {
            words.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return words.append("</p>\n").toString().getBytes(StandardCharsets.UTF_8);
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
