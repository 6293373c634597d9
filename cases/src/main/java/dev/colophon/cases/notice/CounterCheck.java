package dev.colophon.cases.notice;

import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.message.answer.NoticeAnswer;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.RequiredAnswer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the law of a notice asks of the user's answer, and what of it is there.
 *
 * @param fields in the order of the law
 */
public record CounterCheck(List<Field> fields) {

    public CounterCheck {
        fields = List.copyOf(fields);
    }

    /**
     * A field.
     *
     * @param article that asks for it
     * @param there whether the answer holds it
     * @param said whether a person said so; else words were looked for
     */
    public record Field(CounterField field, String article, boolean there, boolean said) {}

    /**
     * Checks an answer.
     *
     * @param holds what a person found in it
     * @param lacks what a person did not find in it, whatever words it has
     */
    public static CounterCheck of(
            AnswerContent answer, Regime regime, Set<CounterField> holds, Set<CounterField> lacks) {
        Set<CounterField> found = EnumSet.noneOf(CounterField.class);
        answer.answers().forEach(part -> {
            switch (part) {
                case NoticeAnswer.Counter(var statement) -> found.addAll(statement.holds());
                case NoticeAnswer.Unknown unknown -> found.addAll(CounterField.in(unknown.text()));
                case NoticeAnswer.Acknowledgement _,
                        NoticeAnswer.Status _,
                        NoticeAnswer.DeliveryReport _,
                        NoticeAnswer.AutomaticReply _,
                        NoticeAnswer.Reported _ -> {}
            }
        });
        return new CounterCheck(regime.counter().required().stream()
                .map(required -> field(required, found, holds, lacks))
                .toList());
    }

    private static Field field(
            RequiredAnswer required, Set<CounterField> found, Set<CounterField> holds, Set<CounterField> lacks) {
        CounterField field = required.field();
        boolean said = holds.contains(field) || lacks.contains(field);
        boolean there = !lacks.contains(field) && (holds.contains(field) || found.contains(field));
        return new Field(field, required.article(), there, said);
    }

    /** The fields of which something is so, in the order of the law. */
    public List<CounterField> which(Predicate<Field> so) {
        return fields.stream().filter(so).map(Field::field).toList();
    }

    /** Whether nothing that the law asks for is missing. */
    public boolean isComplete() {
        return fields.stream().allMatch(Field::there);
    }
}
