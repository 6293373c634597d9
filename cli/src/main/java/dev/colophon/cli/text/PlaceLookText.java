package dev.colophon.cli.text;

import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.wording.RecordedWording;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.history.PastAbsence;
import dev.colophon.sightings.history.PastLook;
import dev.colophon.sightings.history.PastLook.Meaning;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What looks at a place say, told to a person. */
public final class PlaceLookText {

    private static final int DIGEST_CHARACTERS = 12;

    private static final int LABEL = 10;

    private static final Set<String> VERDICTS =
            Stream.of(RemovalVerdict.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    /** Causes that begin with a code. */
    private static final Pattern CODED =
            Pattern.compile("(VANISHED|" + String.join("|", VERDICTS) + "): (.*)", Pattern.DOTALL);

    /** What the crawl says of where it stands where nobody told it. */
    private static final String NOT_STATED = "not stated";

    private PlaceLookText() {}

    /** A line for each time at which a copy was gone, and one where it is not known whether it is there. */
    public static List<String> lines(
            List<PastAbsence> absences, Optional<StoredSighting.Unknown> unknown, Language language) {
        List<String> lines = new ArrayList<>();
        absences.forEach(
                absence -> lines.add(Columns.label(language.say("show.gone"), LABEL) + absence(absence, language)));
        unknown.ifPresent(why -> {
            String label = Columns.label(language.say("show.unknown"), LABEL);
            if (why.disallowed()) {
                lines.add(label + language.say("place.disallowed"));
            }
            why.look()
                    .ifPresent(look -> lines.add(
                            label + language.say("place.unknown", look.at().toString(), what(look, language))));
        });
        return lines;
    }

    /** The same for the end of a line in a list. */
    public static String briefly(StoredSighting.Unknown unknown, Language language) {
        return unknown.look()
                .map(look -> language.say(
                        "place.unknown.briefly",
                        LocalDate.ofInstant(look.at(), ZoneOffset.UTC).toString(),
                        what(look, language)))
                .orElseGet(() -> language.say("place.unknown.disallowed"));
    }

    private static String absence(PastAbsence absence, Language language) {
        String found = language.say(
                "place.gone", absence.found().at().toString(), instead(absence.found(), absence.replaced(), language));
        return absence.back()
                .map(at -> found + language.say("place.back", at.toString()))
                .orElse(found);
    }

    /** When a copy was seen last, and the look that found it gone, for a line that says so. */
    static String lastSeen(Instant seen, Optional<Observation> absence, Language language) {
        String last = seen.truncatedTo(ChronoUnit.SECONDS).toString();
        return absence.map(look -> language.say(
                        "place.found-gone",
                        last,
                        look.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                        instead(look, false, language)))
                .orElse(last);
    }

    /** What a look brought, and what that meant. */
    public static String line(PastLook seen, Language language) {
        Observation look = seen.look();
        String meaning = language.say(key(seen.meaning()));
        String works = Console.safe(String.join(", ", seen.works()));
        String brought = what(look, language);
        return "%s  %s%s"
                .formatted(
                        look.at(),
                        language.say(
                                "at",
                                "@|bold %s|@%s".formatted(meaning, works.isEmpty() ? "" : " (" + works + ")"),
                                brought),
                        look.vantage()
                                .filter(from -> !from.equals(NOT_STATED))
                                .map(from -> language.say("place.look.from", LookText.vantage(from, language)))
                                .orElse(""));
    }

    private static String key(Meaning meaning) {
        return switch (meaning) {
            case COPY -> "place.look.COPY";
            case NO_COPY -> "place.look.NO_COPY";
            case NOT_READ -> "place.look.NOT_READ";
            case GONE -> "place.look.GONE";
            case UNKNOWN -> "place.look.UNKNOWN";
        };
    }

    /** What a look brought that found a copy gone: what stands there may be as it was before, and is not the copy. */
    private static String instead(Observation look, boolean copy, Language language) {
        return look.content().isPresent()
                ? content(look, copy ? "place.copy" : "place.else", language)
                : what(look, language);
    }

    private static String content(Observation look, String message, Language language) {
        return language.say(message, look.content().orElseThrow().substring(0, DIGEST_CHARACTERS))
                + look.cause()
                        .map(cause -> language.say("place.because", Console.safe(RecordedText.why(cause, language))))
                        .orElse("");
    }

    private static String what(Observation look, Language language) {
        if (look.content().isPresent()) {
            return content(look, look.outcome() == Outcome.UNCHANGED ? "place.same" : "place.content", language);
        }
        return answer(look.status(), look.cause(), language);
    }

    /** The status and the cause of a look that brought no bytes; a cause that says the status alone is not said besides. */
    public static String answer(OptionalInt status, Optional<String> cause, Language language) {
        String why = cause.map(recorded -> Console.safe(why(recorded, language)))
                .filter(_ -> status.isEmpty() || cause.filter(saysAlone(status)).isEmpty())
                .orElse("");
        String answered = status.isPresent() ? language.say("place.answered", Integer.toString(status.getAsInt())) : "";
        return why.isEmpty() ? answered : answered.isEmpty() ? why : language.say("at", answered, why);
    }

    private static Predicate<String> saysAlone(OptionalInt status) {
        int code = status.orElse(0);
        return cause -> {
            Matcher coded = CODED.matcher(cause);
            String said = coded.matches() ? coded.group(2) : cause;
            return said.equals("the server answered " + code) || said.equals("the server answers " + code);
        };
    }

    /** The code before a cause says no more than what is told with it: that it is gone, or what a look came to. */
    private static String why(String cause, Language language) {
        Matcher coded = CODED.matcher(cause);
        if (!coded.matches()) {
            return RecordedText.why(cause, language);
        }
        return VERDICTS.contains(coded.group(1))
                ? new RecordedWording("looks.told.", language).told(coded.group(2))
                : RecordedText.why(coded.group(2), language);
    }
}
