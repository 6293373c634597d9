package dev.colophon.cli.option;

import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.index.Grade;
import dev.colophon.registry.licence.term.StatedDay;
import dev.colophon.registry.work.Host;
import dev.colophon.service.source.Schedule;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.decision.DecisionState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What sightings have in common, for commands that list or decide them. */
public final class SightingFilter {

    @Option(names = "--work", paramLabel = "ID", description = "Only of this work.")
    private @Nullable String work;

    @Option(
            names = "--grade",
            description =
                    "One of ${COMPLETION-CANDIDATES}: only exact matches; strong and exact ones; or candidates alone, which a person "
                            + "must look at (default: all).")
    private @Nullable Grade grade;

    @Option(names = "--host", paramLabel = "HOST", description = "Only at this host and those under it.")
    private @Nullable String host;

    @Option(names = "--place", paramLabel = "TEXT", description = "Only at places with this in their address.")
    private @Nullable String place;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description =
                    "Only seen since then: a day (2026-11-01), a moment in UTC (2026-11-01T12:00:00Z), or 7d, 12h ago.")
    private @Nullable String since;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description =
                    "Only of which this was decided: open, held (may be licensed, as somebody says), review (the law may "
                            + "allow it), licensed, exception, "
                            + "not-a-match, confirmed, resolved; or decided (all but open, held and review), or all. Several with commas.")
    private List<String> states = List.of();

    /** Whether any of it was said. */
    public boolean isGiven() {
        return !words().isEmpty();
    }

    /** Whether it was said what has to be decided of them. */
    public boolean isOfState() {
        return !states.isEmpty();
    }

    /**
     * What was said, as a shell takes it.
     *
     * @throws CommandFailure when a value is empty
     */
    public String words() {
        List<String> words = new ArrayList<>();
        add(words, "--work", work);
        add(words, "--grade", grade == null ? null : grade.name().toLowerCase(Locale.ROOT));
        add(words, "--host", host);
        add(words, "--place", place);
        add(words, "--since", since);
        add(words, "--state", states.isEmpty() ? null : String.join(",", states));
        return String.join(" ", words);
    }

    private static void add(List<String> words, String option, @Nullable String value) {
        if (value != null) {
            if (value.isBlank()) { // an empty variable of a shell would mean all
                throw new CommandFailure(ExitCode.USAGE, option + " is empty: write a value, or leave it out");
            }
            words.add(option + " " + ShellWord.of(value));
        }
    }

    /**
     * The sightings that are meant.
     *
     * @param usual the states that are meant when none is said
     * @param limit at most this many
     */
    public SightingQuery query(Set<DecisionState> usual, int limit) {
        return new SightingQuery(
                        Optional.ofNullable(work),
                        grade == null ? Grade.CANDIDATE : grade,
                        Optional.ofNullable(since).map(SightingFilter::moment),
                        Optional.ofNullable(place),
                        limit)
                .atBest(grade == Grade.CANDIDATE ? Grade.CANDIDATE : Grade.EXACT)
                .at(Optional.ofNullable(host).map(Host::parse))
                .in(states.isEmpty() ? usual : states());
    }

    private Set<DecisionState> states() {
        return states.stream().flatMap(word -> states(word).stream()).collect(Collectors.toSet());
    }

    private static Set<DecisionState> states(String word) {
        String wanted = word.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        if (wanted.equals("all")) {
            return EnumSet.allOf(DecisionState.class);
        }
        if (wanted.equals("decided")) {
            return EnumSet.complementOf(EnumSet.copyOf(DecisionState.undecided()));
        }
        return Arrays.stream(DecisionState.values())
                .filter(state -> state.word().equals(wanted))
                .findFirst()
                .map(EnumSet::of)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "--state: `%s` is none of %s, decided, all"
                                .formatted(
                                        word,
                                        Arrays.stream(DecisionState.values())
                                                .map(DecisionState::word)
                                                .collect(Collectors.joining(", ")))));
    }

    private static Instant moment(String text) {
        try {
            String plain = text.strip();
            if (plain.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return StatedDay.parse(plain)
                        .orElseThrow(() -> noTime(text))
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            }
            Instant moment = plain.matches("\\d{1,6}\\s*[mhdw]")
                    ? Instant.now().minus(Schedule.parse(plain))
                    : Instant.parse(plain);
            return Instant.ofEpochMilli(moment.toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            throw noTime(text);
        }
    }

    private static CommandFailure noTime(String text) {
        return new CommandFailure(
                ExitCode.USAGE,
                "--since: `%s` is no time; write a day such as 2026-11-01, a moment such as 2026-11-01T12:00:00Z, or 7d"
                        .formatted(text));
    }
}
