package dev.colophon.cases.message.form;

import dev.colophon.cases.message.form.NoticeDocument.Entry;
import dev.colophon.cases.message.form.NoticeDocument.Field;
import dev.colophon.cases.message.form.NoticeDocument.Figures;
import dev.colophon.cases.message.form.NoticeDocument.Numbered;
import dev.colophon.cases.message.form.NoticeDocument.Section;
import dev.colophon.cases.message.form.NoticeDocument.Words;
import dev.colophon.evidence.report.Visible;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a document as plain text, for the body of a mail or a field of a web form. Lines end in line feeds. */
public final class PlainDocument {

    private PlainDocument() {}

    public static String of(NoticeDocument document) {
        String colon = document.language().startsWith("zh") ? "：" : ": ";
        StringBuilder text = new StringBuilder();
        text.append(Visible.line(document.title())).append('\n');
        for (Section section : document.sections()) {
            text.append('\n').append(Visible.line(section.heading())).append('\n');
            section.entries().forEach(entry -> text.append(entry(entry, colon)).append('\n'));
        }
        return text.toString();
    }

    private static String entry(Entry entry, String colon) {
        return switch (entry) {
            case Words(String words) -> Visible.lines(words);
            case Field field -> field(field, colon);
            case Figures(var head, var rows) ->
                Stream.concat(Stream.of(head), rows.stream())
                        .map(row -> row.stream().map(Visible::line).collect(Collectors.joining(" | ")))
                        .collect(Collectors.joining("\n"));
            case Numbered(int number, var fields) ->
                fields.stream()
                        .map(field -> field(field, colon))
                        .collect(Collectors.joining("\n   ", "%d. ".formatted(number), ""));
        };
    }

    /** What a value runs on to in further lines stands further in, so that it cannot pass for the next field. */
    private static String field(Field field, String colon) {
        String value = Visible.lines(field.value()).replace("\n", "\n      ");
        return (field.label() + colon + value).stripTrailing();
    }
}
