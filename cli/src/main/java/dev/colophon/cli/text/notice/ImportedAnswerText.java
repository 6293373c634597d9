package dev.colophon.cli.text.notice;

import dev.colophon.cases.notice.CounterCheck;
import dev.colophon.cases.notice.stored.CopyGroup;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.Renotify;
import dev.colophon.cases.regime.RegimeStep;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.answer.ImportedAnswer;
import dev.colophon.service.caller.Plural;
import java.util.ArrayList;
import java.util.List;

/** An answer that was noted, told to a person. */
public final class ImportedAnswerText {

    private ImportedAnswerText() {}

    /** What it was noted as, what the law asks of it, and what follows. */
    public static List<String> lines(ImportedAnswer imported, Language reader) {
        List<String> lines = new ArrayList<>();
        lines.add(
                imported.known()
                        ? "@|bold %s|@  the same answer was there already, as %s: nothing has changed"
                                .formatted(imported.notice(), imported.kind().word())
                        : "@|bold %s|@  %s, as you say%s: noted"
                                .formatted(
                                        imported.notice(),
                                        imported.kind().word(),
                                        imported.was()
                                                .map(was -> ", and no more %s".formatted(was.word()))
                                                .orElse("")));
        lines.add(
                imported.groups().size() == 1
                        ? "    the notice is %s".formatted(imported.phase())
                        : "    of the notice now: "
                                + CopyGroup.words(imported.groups()).in(reader));
        imported.copies().words().ifPresent(copies -> lines.add("    " + copies.in(reader)));
        imported.changes().forEach(change -> lines.add("    " + change));
        imported.check().ifPresent(check -> lines.addAll(counter(imported.regime(), check, reader)));
        imported.silenceDecides()
                .ifPresent(day -> lines.add("    " + BothSidesText.silence(day, imported.takenDown(), reader)));
        if (!imported.looks().isEmpty()) {
            lines.add("    %s looked for again: `colophon look --due` in an hour"
                    .formatted(Plural.of(imported.looks().size(), "copy is", "copies are")));
        }
        return lines;
    }

    private static List<String> counter(Regime regime, CounterCheck check, Language reader) {
        List<String> lines = new ArrayList<>();
        check.fields()
                .forEach(field -> lines.add("    %s %s (%s)%s%s"
                        .formatted(
                                field.there() ? "holds" : "@|bold lacks|@",
                                field.field().name(reader),
                                field.article(),
                                field.said() ? ", as you say" : ", by its words",
                                field.there()
                                        ? ""
                                        : ": if it does, --holds "
                                                + field.field().key())));
        lines.add(
                check.isComplete()
                        ? "    it is complete; a person judges whether it is true"
                        : "    it is incomplete: it is kept, and no time begins before a complete one");
        if (!check.isComplete()) {
            return lines;
        }
        if (regime.renotify() == Renotify.NEVER) {
            lines.add("    once it is restored there is no second notice for it under %s: only a complaint or an action"
                    .formatted(regime.id()));
        }
        lines.add("    for you: " + regime.step(RegimeStep.COUNTERED).owner().in(reader));
        lines.add("    for them: " + regime.step(RegimeStep.COUNTERED).user().in(reader));
        return lines;
    }
}
