package dev.colophon.server.web.answer;

import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.notice.page.AnswerForm;
import dev.colophon.cases.notice.page.PageAnswerKind;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.RequiredAnswer;
import dev.colophon.server.page.FormFields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields that the form of an answer has, by what somebody wants to say and by the law of the notice. */
final class AnswerFields {

    private AnswerFields() {}

    /**
     * A field.
     *
     * @param article that asks for it; empty: they may leave it empty
     */
    record Asked(CounterField field, Optional<String> article) {}

    static List<Asked> of(PageAnswerKind kind, Regime regime) {
        List<Asked> fields = new ArrayList<>();
        if (kind == PageAnswerKind.COUNTER_NOTICE) {
            regime.counter().required().stream()
                    .map((RequiredAnswer required) -> new Asked(required.field(), Optional.of(required.article())))
                    .sorted((one, other) -> one.field().compareTo(other.field()))
                    .forEach(fields::add);
        }
        for (CounterField further : further(kind)) {
            if (fields.stream().noneMatch(asked -> asked.field() == further)) {
                fields.add(new Asked(further, Optional.empty()));
            }
        }
        return List.copyOf(fields);
    }

    private static List<CounterField> further(PageAnswerKind kind) {
        return switch (kind) {
            case COUNTER_NOTICE -> List.of(CounterField.NAME, CounterField.EMAIL, CounterField.REASONS);
            case LICENCE, OWN -> List.of(CounterField.PROOF, CounterField.NAME, CounterField.EMAIL);
            case EXCEPTION, GONE, QUESTION -> List.of(CounterField.NAME, CounterField.EMAIL);
        };
    }

    /** How the copies of a notice are ticked. */
    static final String COPY = "copy";

    /** Whether there is a field for what is to be said in words. */
    static boolean hasWords(PageAnswerKind kind) {
        return kind != PageAnswerKind.COUNTER_NOTICE;
    }

    /** What was filled in. */
    static AnswerForm read(PageAnswerKind kind, Regime regime, FormFields form) {
        Map<CounterField, String> values = new EnumMap<>(CounterField.class);
        for (Asked asked : of(kind, regime)) {
            form.said(asked.field().key()).ifPresent(value -> values.put(asked.field(), value.replaceAll("\\R", "\n")));
        }
        Optional<String> words =
                Optional.of(form.get("words")).filter(_ -> hasWords(kind)).map(text -> text.replaceAll("\\R", "\n"));
        return new AnswerForm(kind, values, words, hasCopies(kind) ? copies(form) : List.of());
    }

    /** Whether it can be said about some copies alone. */
    static boolean hasCopies(PageAnswerKind kind) {
        return kind == PageAnswerKind.COUNTER_NOTICE || kind == PageAnswerKind.GONE;
    }

    private static List<Integer> copies(FormFields form) {
        return form.all(COPY).stream()
                .filter(number -> number.matches("[1-9][0-9]{0,3}"))
                .map(Integer::valueOf)
                .toList();
    }

    /** Whether more stands somewhere than is taken. */
    static boolean isTooLong(AnswerForm form) {
        return form.words()
                        .filter(text -> text.length() > AnswerForm.LONGEST_TEXT)
                        .isPresent()
                || form.values().entrySet().stream()
                        .anyMatch(one -> one.getValue().length() > AnswerForm.longest(one.getKey()));
    }
}
