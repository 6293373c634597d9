package dev.colophon.service.report.html;

import dev.colophon.cases.capture.MeasuredMatch;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.report.document.Figures;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How copies were changed, in one language. */
record ChangeWords(Language language) {

    /** Outlines are not more exact than a hundredth. */
    private static final double WHOLE = 0.98;

    /**
     * Of a film whose pictures and sound both match, what was done to each; of all else, of the best match.
     *
     * @param matches of one work in one file, at least one, best first
     */
    String of(List<Match> matches) {
        Optional<Match> film = best(matches, Medium.VIDEO);
        Optional<Match> sound = best(matches, Medium.AUDIO);
        return film.isPresent() && sound.isPresent()
                ? language.say("pages.change.film", of(film.get()), of(sound.get()))
                : of(matches.getFirst());
    }

    private static Optional<Match> best(List<Match> matches, Medium medium) {
        return matches.stream().filter(match -> match.medium() == medium).findFirst();
    }

    /** Of one medium; of a picture also what its outline says. Of its size, colours and encoding nothing is known. */
    String of(Match match) {
        if (match.grade() == Grade.EXACT) {
            return language.say("pages.change.none");
        }
        String change = Figures.change(MeasuredMatch.change(match.transform()), language);
        if (match.medium() != Medium.IMAGE) {
            return change;
        }
        String measured = Stream.of(
                        change.equals(language.say("change.none")) ? "" : change,
                        isCropped(match) ? language.say("pages.change.cropped") : "",
                        match.coverage().ofCopy() < WHOLE ? language.say("pages.change.around") : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(language.say("change.separator")));
        return measured.isEmpty() ? language.say("pages.change.size") : measured;
    }

    /** What a still covers of its film is time. */
    private static boolean isCropped(Match match) {
        return MeasuredMatch.isStill(match)
                ? MeasuredMatch.isCroppedStill(match)
                : match.coverage().ofReference() < WHOLE;
    }
}
