package dev.colophon.service.json.answer;

import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.CounterCheck;
import dev.colophon.service.answer.ImportedAnswer;
import dev.colophon.service.json.notice.CopiesView;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer that was noted; the schema is {@code imported-answer.schema.json}. */
public record ImportedAnswerView(
        String file,
        String notice,
        String kind,
        String asked,
        @Nullable String was,
        boolean known,
        String state,
        @Nullable List<CopiesView> copiesApart,
        @Nullable Boolean complete,
        @Nullable List<FieldView> fields,
        @Nullable String silenceDecidesEarliest,
        @Nullable String silenceDecidesLatest,
        List<String> doubts,
        List<String> changes,
        @Nullable List<Integer> copies,
        int looks,
        @Nullable Boolean takenDown) {

    /** What the law asks of a counter-notice. */
    public record FieldView(String field, String article, boolean there, boolean said) {

        private static FieldView of(CounterCheck.Field field) {
            return new FieldView(field.field().key(), field.article(), field.there(), field.said());
        }
    }

    public static ImportedAnswerView of(Path file, ImportedAnswer imported) {
        return new ImportedAnswerView(
                file.toString(),
                imported.notice().toString(),
                imported.kind().word(),
                imported.asked().word(),
                imported.was().map(AnswerKind::word).orElse(null),
                imported.known(),
                imported.phase().name(),
                CopiesView.of(imported.groups()),
                imported.check().map(CounterCheck::isComplete).orElse(null),
                imported.check()
                        .map(check -> check.fields().stream().map(FieldView::of).toList())
                        .orElse(null),
                imported.silenceDecides()
                        .map(day -> day.earliestDay().toString())
                        .orElse(null),
                imported.silenceDecides().map(day -> day.latestDay().toString()).orElse(null),
                imported.doubts(),
                imported.changes(),
                imported.copies().numbers().isEmpty() ? null : imported.copies().numbers(),
                imported.looks().size(),
                imported.silenceDecides().map(_ -> imported.takenDown()).orElse(null));
    }
}
