package dev.colophon.cases.message.form;

import dev.colophon.cases.message.form.NoticeDocument.Entry;
import dev.colophon.cases.message.form.NoticeDocument.Field;
import dev.colophon.cases.message.form.NoticeDocument.Figures;
import dev.colophon.cases.message.form.NoticeDocument.Numbered;
import dev.colophon.cases.message.form.NoticeDocument.Section;
import dev.colophon.cases.message.form.NoticeDocument.Words;
import dev.colophon.evidence.report.Visible;
import dev.colophon.evidence.report.document.PdfPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes a document as one HTML page that needs nothing from anywhere, in the fonts of the evidence reports, and prints it. */
public final class PrintedDocument {

    private static final String STYLE = style();

    private PrintedDocument() {}

    /**
     * The document as PDF.
     *
     * @throws dev.colophon.evidence.EvidenceException when it cannot be printed, with the reason
     */
    public static byte[] print(NoticeDocument document, PdfPrinter printer) {
        return printer.print(html(document));
    }

    /** The document, for A4. */
    public static String html(NoticeDocument document) {
        String title = Visible.html(document.title());
        String sections =
                document.sections().stream().map(PrintedDocument::section).collect(Collectors.joining());
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <h1>%s</h1>
                %s</body>
                </html>
                """.formatted(Visible.html(document.language()), title, STYLE, title, sections);
    }

    private static String section(Section section) {
        StringBuilder entries = new StringBuilder();
        List<Field> fields = new ArrayList<>();
        for (Entry entry : section.entries()) {
            if (entry instanceof Field field) {
                fields.add(field); // those that follow each other are one table
            } else {
                entries.append(table(fields)).append(entry(entry));
                fields.clear();
            }
        }
        entries.append(table(fields));
        return "<section>\n<h2>%s</h2>\n%s</section>\n".formatted(Visible.html(section.heading()), entries);
    }

    private static String entry(Entry entry) {
        return switch (entry) {
            case Words(String words) -> "<p>%s</p>\n".formatted(lines(words));
            case Field field -> table(List.of(field));
            case Figures(var head, var rows) -> figures(head, rows);
            case Numbered(int number, var fields) -> "<h3>%d</h3>\n%s".formatted(number, table(fields));
        };
    }

    private static String figures(List<String> head, List<List<String>> rows) {
        return rows.stream()
                .map(row -> cells("td", row))
                .collect(Collectors.joining(
                        "",
                        "<table class=\"figures\">\n<thead>\n%s</thead>\n".formatted(cells("th", head)),
                        "</table>\n"));
    }

    private static String cells(String kind, List<String> row) {
        return row.stream()
                .map(cell -> "<%1$s>%2$s</%1$s>".formatted(kind, lines(cell)))
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static String table(List<Field> fields) {
        if (fields.isEmpty()) {
            return "";
        }
        return fields.stream()
                .map(field -> "<tr><th>%s</th><td>%s</td></tr>\n"
                        .formatted(Visible.html(field.label()), lines(field.value())))
                .collect(Collectors.joining("", "<table>\n", "</table>\n"));
    }

    private static String lines(String text) {
        return text.lines().map(Visible::html).collect(Collectors.joining("<br>\n"));
    }

    private static String style() {
        try (InputStream sheet = Objects.requireNonNull(PrintedDocument.class.getResourceAsStream("notice.css"))) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
