package dev.colophon.benchmark.report;

import java.util.List;

/** A page of HTML in one file: no scripts, nothing loaded from elsewhere, light and dark as the reader has it. */
public final class ReportPage {

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1c2430; --soft: #5c6877; --line: #d9dee5; --paper: #ffffff; --wash: #f4f6f8;
              --a: #1f6feb; --b: #c2410c; --c: #15803d; --d: #7c3aed; --e: #be185d; --f: #0e7490; --g: #a16207; --good: #15803d; --bad: #b91c1c }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #9aa6b5; --line: #333c48; --paper: #14181e; --wash: #1c222a;
              --a: #6ea8fe; --b: #fb923c; --c: #4ade80; --d: #c4b5fd; --e: #f9a8d4; --f: #67e8f9; --g: #facc15; --good: #4ade80; --bad: #f87171 } }
            body { margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 66rem; background: var(--paper); color: var(--ink);
              font: 16px/1.55 system-ui, sans-serif; font-variant-numeric: tabular-nums }
            h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem } h2 { font-size: 1.3rem; margin: 3rem 0 .6rem } h3 { font-size: 1rem; margin: 1.6rem 0 .4rem }
            p { margin: .5rem 0; max-width: 46rem } .soft, caption, footer { color: var(--soft) } .good { color: var(--good) } .bad { color: var(--bad); font-weight: 600 }
            table { border-collapse: collapse; margin: .8rem 0; font-size: .92rem } caption { text-align: left; padding-bottom: .4rem }
            th, td { padding: .22rem 1rem .22rem 0; border-bottom: 1px solid var(--line); text-align: right; vertical-align: middle; white-space: nowrap }
            th { font-weight: 600; color: var(--soft) } th:first-child, td:first-child { text-align: left } td.text, th.text { text-align: left } td svg { display: block } td svg, th svg { max-width: none }
            tr.group td { padding-top: 1rem; font-weight: 600; border-bottom-color: var(--soft) }
            .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.4rem, 1fr)); gap: .8rem; margin: 1.6rem 0 }
            .tile { background: var(--wash); border-radius: .5rem; padding: .9rem 1rem } .tile b { display: block; font-size: 1.5rem; line-height: 1.3 } .tile span { color: var(--soft); font-size: .88rem }
            figure { margin: 1rem 0 } figcaption { color: var(--soft); font-size: .9rem; max-width: 46rem } svg { max-width: 100%; height: auto }
            svg text { fill: var(--soft); font: 12px system-ui, sans-serif } svg .axis { stroke: var(--soft) } svg .grid { stroke: var(--line) }
            ul { padding-left: 1.2rem } code { font-size: .9em } details { margin: .8rem 0 } summary { cursor: pointer; color: var(--a) }
            """;

    private final StringBuilder body = new StringBuilder();

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Adds markup as it is. */
    public ReportPage raw(String markup) {
        body.append(markup).append('\n');
        return this;
    }

    public ReportPage heading(String text) {
        return raw("<h2>" + escape(text) + "</h2>");
    }

    public ReportPage subheading(String text) {
        return raw("<h3>" + escape(text) + "</h3>");
    }

    public ReportPage paragraph(String text) {
        return raw("<p>" + escape(text) + "</p>");
    }

    public ReportPage note(String text) {
        return raw("<p class=soft>" + escape(text) + "</p>");
    }

    public ReportPage figure(String svg, String caption) {
        return raw("<figure>" + svg + "<figcaption>" + escape(caption) + "</figcaption></figure>");
    }

    /** A row of big numbers, each with what it means. */
    public ReportPage tiles(List<Tile> tiles) {
        raw("<div class=tiles>");
        tiles.forEach(tile -> raw("<div class=tile><b>" + escape(tile.number()) + "</b><span>" + escape(tile.meaning())
                + "</span></div>"));
        return raw("</div>");
    }

    public record Tile(String number, String meaning) {}

    /** A table of text; the first column is left-aligned. */
    public ReportPage table(List<String> head, List<List<String>> rows) {
        raw("<table>" + row(head, "th"));
        rows.forEach(row -> raw(row(row, "td")));
        return raw("</table>");
    }

    private static String row(List<String> cells, String tag) {
        StringBuilder row = new StringBuilder("<tr>");
        cells.forEach(cell -> row.append('<')
                .append(tag)
                .append('>')
                .append(escape(cell))
                .append("</")
                .append(tag)
                .append('>'));
        return row.append("</tr>").toString();
    }

    /** A list that is opened when the reader wants it. */
    public ReportPage folded(String summary, List<String> lines) {
        raw("<details><summary>" + escape(summary) + "</summary><ul>");
        lines.forEach(line -> raw("<li>" + escape(line) + "</li>"));
        return raw("</ul></details>");
    }

    /** The whole page. */
    public String page(String title) {
        return "<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n<meta name=viewport content=\"width=device-width\">\n"
                + "<title>" + escape(title) + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n" + body
                + "</body>\n</html>\n";
    }
}
