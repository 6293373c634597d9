package dev.colophon.registry.standing;

import dev.colophon.registry.standing.StandingEvent.What;
import dev.colophon.registry.work.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far what a party claims can be trusted: a pure function of what was decided of it, which anybody can compute again. Only
 * decisions count, so that volume raises nobody.
 *
 * @param events all, the first first
 * @param won how many were decided for it
 * @param decidedWeight the sum of the weights of all decisions: one of today weighs 1, half of that a year later
 * @param bound the Wilson lower bound of the share of those that it won, by weight
 * @param sanctioned whether there is a sanction that was not lifted
 */
public record ClaimantStanding(
        Party claimant,
        List<StandingEvent> events,
        int won,
        int lost,
        double decidedWeight,
        double bound,
        boolean identityChecked,
        boolean sanctioned) {

    /** Days after which a decision weighs half (a proposal). */
    static final double HALF_LIFE_DAYS = 365;

    public ClaimantStanding {
        events = List.copyOf(events);
    }

    /** The standing at a moment. */
    public static ClaimantStanding of(Party claimant, List<StandingEvent> events, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        List<StandingEvent> ordered = events.stream()
                .sorted(Comparator.comparing(StandingEvent::on).thenComparing(StandingEvent::id))
                .toList();
        List<StandingEvent> counted = counted(ordered);
        double won = weight(counted, What.WON, today);
        double lost = weight(counted, What.LOST, today);
        return new ClaimantStanding(
                claimant,
                ordered,
                count(counted, What.WON),
                count(counted, What.LOST),
                won + lost,
                WilsonBound.lower(won, won + lost),
                count(counted, What.IDENTITY_CHECKED) > 0,
                isSanctioned(counted));
    }

    private static int count(List<StandingEvent> events, What what) {
        return (int) events.stream().filter(event -> event.what() == what).count();
    }

    private static double weight(List<StandingEvent> events, What what, LocalDate today) {
        return events.stream()
                .filter(event -> event.what() == what)
                .mapToDouble(event -> weight(event.on(), today))
                .sum();
    }

    private static double weight(LocalDate on, LocalDate today) {
        return Math.pow(0.5, Math.max(0, ChronoUnit.DAYS.between(on, today)) / HALF_LIFE_DAYS);
    }

    private static boolean isSanctioned(List<StandingEvent> events) {
        return events.stream()
                .map(StandingEvent::what)
                .filter(what -> what == What.SANCTIONED || what == What.SANCTION_LIFTED)
                .reduce((_, last) -> last)
                .filter(What.SANCTIONED::equals)
                .isPresent();
    }

    /** Whether the same was entered before, and not taken back. */
    public boolean isEntered(StandingEvent event) {
        return counted(events).stream()
                        .anyMatch(other -> other.what() == event.what()
                                && other.source().equals(event.source())
                                && other.on().equals(event.on())
                                && other.note().equals(event.note()))
                || events.stream()
                        .anyMatch(other -> other.takesBack().isPresent()
                                && other.takesBack().equals(event.takesBack()));
    }

    private static List<StandingEvent> counted(List<StandingEvent> events) {
        Set<String> takenBack =
                events.stream().flatMap(event -> event.takesBack().stream()).collect(Collectors.toSet());
        return events.stream()
                .filter(event -> event.takesBack().isEmpty() && !takenBack.contains(event.id()))
                .toList();
    }

    public int decided() {
        return won + lost;
    }

    public StandingLevel level() {
        if (sanctioned || !identityChecked || bound < StandingLevel.NOTIFY.bound()) {
            return StandingLevel.REVIEW_ONLY;
        }
        return bound < StandingLevel.AUTO.bound() ? StandingLevel.NOTIFY : StandingLevel.AUTO;
    }

    /** What it lacks of the next level, in words; nothing at the last. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        StandingLevel next = switch (level()) {
            case REVIEW_ONLY -> StandingLevel.NOTIFY;
            case NOTIFY, AUTO -> StandingLevel.AUTO;
        };
        if (sanctioned) {
            missing.add("a sanction is open");
        }
        if (!identityChecked) {
            missing.add("nobody has checked who it is");
        }
        if (bound < next.bound()) {
            missing.add(String.format(
                    Locale.ROOT,
                    "%d of %d decided claims won come to a bound of %.4f, and %s needs %.2f",
                    won,
                    decided(),
                    bound,
                    next,
                    next.bound()));
        }
        return missing;
    }
}
