package dev.colophon.cases.notice.draft;

import dev.colophon.cases.capture.MeasuredMatch;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.report.document.Figures;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Reference;
import dev.colophon.sightings.StoredSighting;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a copy and the owner's file have in common, in words. Pure. */
public final class SharedPart {

    private SharedPart() {}

    /** Never more than there is: 99.6 % is not all of it. */
    private static String percent(double share) {
        return BigDecimal.valueOf(100 * share)
                .setScale(1, RoundingMode.DOWN)
                .toPlainString()
                .replaceFirst("\\.0$", "");
    }

    /** The sentences, in a language. The same bit for bit is said of equal bytes alone: a page may hold the same text, and be another file. */
    public static String words(StoredSighting sighting, Language language) {
        RegisteredMatch best = sighting.matches().getFirst();
        Match match = best.match();
        Reference reference = best.registered().reference();
        String file = reference.fileName();
        if (sighting.content().content().sha256().equals(reference.content().sha256())) {
            return language.say("notice.draft.shared.exact", file);
        }
        if (match.grade() == Grade.EXACT) {
            return language.say("notice.draft.shared.same", file);
        }
        String part = language.say(
                "notice.draft.shared.part",
                percent(match.coverage().ofCopy()),
                percent(match.coverage().ofReference()),
                file);
        String change = Figures.change(MeasuredMatch.change(match.transform()), language);
        return change.equals(language.say("change.none"))
                ? part
                : language.say("notice.draft.shared.changed", part, change);
    }
}
