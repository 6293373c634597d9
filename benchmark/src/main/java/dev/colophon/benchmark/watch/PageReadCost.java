package dev.colophon.benchmark.watch;

import dev.colophon.page.PageReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What it costs to read a small page: a crawler wants more than 1,000 of them a second from two cores. */
final class PageReadCost {

    private static final int ROUNDS = 5;
    private static final int PAGES = 4_000;
    /** Twelve, and the address under which the page wants to be known. */
    private static final int LINKS = 13;

    private PageReadCost() {}

    /** Microseconds of the processor a page, in the best of the rounds. */
    static double cpuMicros() {
        List<byte[]> pages =
                IntStream.range(0, PAGES).mapToObj(PageReadCost::page).toList();
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            int links = 0;
            for (byte[] page : pages) {
                links += PageReader.read(page, "text/html; charset=utf-8", "https://example.org/", Map.of())
                        .links()
                        .size();
            }
            best = Math.min(
                    best, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e3 / PAGES);
            if (links != PAGES * LINKS) {
                throw new IllegalStateException("read %d links of %d".formatted(links, PAGES * LINKS));
            }
        }
        return best;
    }

    /** 5 KB with 12 links, a script with analytics, some pictures and a footer. */
    private static byte[] page(int number) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Page "
                + number
                + "</title><meta property=og:image content=/cover.jpg><link rel=canonical href=/page/" + number + ">"
                + "<link rel=stylesheet href=/s.css><script>window.dataLayer=[];function gtag(){dataLayer.push(arguments)}"
                + "gtag('js',new Date());gtag('config','G-AB12CD34EF');</script></head><body class=home><div class=wrap>"
                + "<header class=top id=top><nav class=menu><ul class=list>");
        for (int i = 0; i < 8; i++) {
            html.append("<li class=item><a class=link href=/section/")
                    .append(i)
                    .append(">Section ")
                    .append(i)
                    .append("</a></li>");
        }
        html.append("</ul></nav></header><main class=main><article class=post><h1>Heading</h1>");
        for (int i = 0; i < 4; i++) {
            html.append("<p>").append("Some words of an article that goes on for a while, as articles do. ".repeat(13));
            html.append("<a href=/p/")
                    .append(number * 4 + i)
                    .append(">next</a></p><img class=pic src=/img/")
                    .append(i)
                    .append(".jpg>");
        }
        return html.append(
                        "</article></main><aside class=side><div class=box>x</div></aside><footer class=foot>Contact:")
                .append(" info@example.org 京ICP备12345678号-1</footer></div></body></html>")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
