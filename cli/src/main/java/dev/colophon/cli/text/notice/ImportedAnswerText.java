package dev.colophon.cli.text.notice;

import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.CounterCheck;
import dev.colophon.cases.notice.stored.CopyGroup;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.Renotify;
import dev.colophon.cases.regime.RegimeStep;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.answer.ImportedAnswer;
import java.util.ArrayList;
import java.util.List;

/** An answer that was noted, told to a person. */
public final class ImportedAnswerText {

    private ImportedAnswerText() {}

    /** What it was noted as, what the law asks of it, and what follows. */
    public static List<String> lines(ImportedAnswer imported, Language reader) {
        List<String> lines = new ArrayList<>();
        String number = imported.notice().toString();
        String kind = word(imported.kind(), reader);
        lines.add(
                imported.known()
                        ? reader.say("answer.import.known", number, kind)
                        : reader.say(
                                "answer.import.noted",
                                number,
                                kind,
                                imported.was()
                                        .map(was -> reader.say("answer.import.was", word(was, reader)))
                                        .orElse("")));
        lines.add("    "
                + (imported.groups().size() == 1
                        ? reader.say("answer.import.state", reader.say("notice.phase." + imported.phase()))
                        : reader.say(
                                "answer.import.states",
                                CopyGroup.words(imported.groups()).in(reader))));
        imported.copies().words().ifPresent(copies -> lines.add("    " + copies.in(reader)));
        imported.changes().forEach(change -> lines.add("    " + change));
        imported.check().ifPresent(check -> lines.addAll(counter(imported.regime(), check, reader)));
        imported.silenceDecides()
                .ifPresent(day -> lines.add("    " + BothSidesText.silence(day, imported.takenDown(), reader)));
        if (!imported.looks().isEmpty()) {
            lines.add(
                    "    " + reader.say("answer.import.looks", imported.looks().size()));
        }
        return lines;
    }

    private static List<String> counter(Regime regime, CounterCheck check, Language reader) {
        List<String> lines = new ArrayList<>();
        check.fields().forEach(field -> lines.add("    " + field(field, reader)));
        lines.add("    " + reader.say(check.isComplete() ? "answer.import.complete" : "answer.import.incomplete"));
        if (!check.isComplete()) {
            return lines;
        }
        if (regime.renotify() == Renotify.NEVER) {
            lines.add("    " + reader.say("answer.import.never", regime.id()));
        }
        lines.add("    "
                + reader.say(
                        "sides.for-you",
                        regime.step(RegimeStep.COUNTERED).owner().in(reader)));
        lines.add("    "
                + reader.say(
                        "sides.for-them",
                        regime.step(RegimeStep.COUNTERED).user().in(reader)));
        return lines;
    }

    private static String field(CounterCheck.Field field, Language reader) {
        String said = reader.say(field.said() ? "answer.import.said" : "answer.import.by-words");
        String name = field.field().name(reader);
        return field.there()
                ? reader.say("answer.import.holds", name, field.article(), said)
                : reader.say(
                        "answer.import.lacks",
                        name,
                        field.article(),
                        said,
                        field.field().key());
    }

    private static String word(AnswerKind kind, Language reader) {
        return reader.say("notice.answer." + kind.word());
    }
}
