package dev.colophon.service.answer;

import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.notice.page.AnswerAddresses;
import dev.colophon.cases.notice.page.AnswerForm;
import dev.colophon.cases.notice.page.PageAnswerKind;
import dev.colophon.service.json.JsonLines;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is saved of a form, as JSON has it. */
record SavedForm(
        String kind,
        Map<String, String> values,
        String words,
        @Nullable List<Integer> copies) {

    static String json(AnswerForm form) {
        Map<String, String> values = new TreeMap<>();
        form.values().forEach((field, value) -> values.put(field.key(), value));
        return JsonLines.line(
                new SavedForm(form.kind().word(), values, form.words().orElse(""), form.copies()));
    }

    /** Empty where an older version has saved something else. */
    static Optional<AnswerPage.Draft> of(AnswerAddresses.Draft draft) {
        SavedForm saved = JsonLines.read(draft.fields(), SavedForm.class);
        Map<CounterField, String> values = new EnumMap<>(CounterField.class);
        saved.values.forEach((key, value) -> CounterField.of(key).ifPresent(field -> values.put(field, value)));
        return PageAnswerKind.ofWord(saved.kind)
                .map(kind -> new AnswerPage.Draft(
                        new AnswerForm(
                                kind,
                                values,
                                Optional.of(saved.words),
                                saved.copies == null ? List.of() : saved.copies),
                        draft.savedAt()));
    }
}
