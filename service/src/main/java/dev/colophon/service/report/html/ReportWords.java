package dev.colophon.service.report.html;

import dev.colophon.cases.capture.MeasuredMatch;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.report.Visible;
import dev.colophon.evidence.report.document.Figures;
import dev.colophon.evidence.report.document.LocalizedReport;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.service.report.side.Side;
import dev.colophon.service.report.side.SmallPicture;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.exception.ExceptionCode;
import dev.colophon.sightings.exception.ExceptionFacts;
import dev.colophon.sightings.exception.PossibleException;
import dev.colophon.sightings.exception.WrittenException;
import dev.colophon.sightings.outcome.PolicyOutcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the pages of a report say, in one language. Whatever it answers is text; the templates' output makes it safe ({@link
 * dev.colophon.evidence.report.VisibleOutput}).
 */
public record ReportWords(Language language) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Map<DecisionState, String> SIGNS = Map.of(
            DecisionState.OPEN, "open",
            DecisionState.LICENSED, "cleared",
            DecisionState.RESOLVED, "cleared",
            DecisionState.EXCEPTION, "exception",
            DecisionState.CONFIRMED, "confirmed",
            DecisionState.NOT_A_MATCH, "other");

    private static final int TITLE_CHARACTERS = 300;
    private static final int ADDRESS_CHARACTERS = 600;
    private static final int REASON_CHARACTERS = 1_000;
    private static final int MOST_PARTS = 6;

    /** Of what is rarer no figure means anything. */
    private static final double LEAST_CHANCE = 1e-12;

    public String say(String key, Object... arguments) {
        return language.say(key, arguments);
    }

    public String title(String text) {
        return Visible.cut(text, TITLE_CHARACTERS);
    }

    /** Such as {@code 2026-11-01 12:00 UTC}. */
    public String time(Instant instant) {
        return MINUTE.format(instant);
    }

    public String bytes(long bytes) {
        return common().bytes(bytes);
    }

    private LocalizedReport common() {
        return new LocalizedReport(language, Optional.empty());
    }

    /** An address that nobody opens by mistake: {@code hxxps://site[.]example/a.b}; other places as they are. */
    public String place(String place) {
        return Visible.cut(defanged(place), ADDRESS_CHARACTERS);
    }

    private static String defanged(String place) {
        int scheme = place.indexOf("://");
        if (scheme < 0 || !place.regionMatches(true, 0, "http", 0, 4)) {
            return place;
        }
        int path = scheme + 3;
        while (path < place.length() && "/?#".indexOf(place.charAt(path)) < 0) {
            path++;
        }
        return "hxxp" + place.substring(4, scheme + 3) + host(place.substring(scheme + 3, path))
                + place.substring(path);
    }

    /** The last dot in brackets: {@code shop.site[.]example}. */
    public static String host(String host) {
        int dot = host.lastIndexOf('.');
        return dot < 0 ? host : host.substring(0, dot) + "[.]" + host.substring(dot + 1);
    }

    public String kind(Medium medium) {
        return say("kind." + LocalizedReport.word(medium));
    }

    public String state(DecisionState state) {
        return named("pages.state.", state.word());
    }

    /** What is said of a sighting whose bytes are gone: whether other bytes of the work stand there. */
    public String gone(StoredSighting sighting) {
        return say(sighting.isReplaced() ? "pages.replaced" : "pages.gone");
    }

    /** Since when it is not known whether a copy is there, and why, or that a page shows the work there; else empty. */
    public String unknown(StoredSighting sighting) {
        return sighting.unknown()
                .map(why -> why.look()
                        .map(look -> say("pages.unknown", time(look.at())))
                        .orElseGet(() -> say("place.unknown.disallowed")))
                .or(() -> sighting.shown().map(_ -> say("pages.shown")))
                .orElse("");
    }

    /** Of a family of messages the one with this name, or the name itself where there is none. */
    public String named(String family, String name) {
        String key = family + name.toLowerCase(Locale.ROOT).replace('_', '-');
        return language.has(key) ? say(key) : name;
    }

    /**
     * Why it was decided: as a person wrote it, and what a rule wrote in words of the language, without the exception that is
     * possible: its facts tell that.
     */
    public String reason(Decision decision) {
        String written = decision.by().isPresent() ? decision.reason() : withoutException(decision);
        return Visible.cut(
                decision.by().isPresent() || written.isBlank() ? written : new ReasonWords(this).of(written),
                REASON_CHARACTERS);
    }

    /** Licences as rules write them down, in words of the language. */
    public String licences(String written) {
        return Visible.cut(new ReasonWords(this).of(written), REASON_CHARACTERS);
    }

    /** What a rule wrote down, in words of the language, all of it and with addresses as they are. */
    public String written(String reason) {
        return reason.isBlank() ? reason : new ReasonWords(this, false).of(reason);
    }

    /** To whom a licence is granted, when, where, and what else it says, with addresses as they are. */
    public String terms(String written) {
        return language.equals(Language.ENGLISH) ? written : new ReasonWords(this, false).terms(written);
    }

    private static String withoutException(Decision decision) {
        String reason = decision.reason();
        return decision.exception()
                .map(PossibleException::sentence)
                .filter(reason::endsWith)
                .map(sentence -> reason.substring(0, reason.length() - sentence.length()))
                .map(before -> before.endsWith("; ") ? before.substring(0, before.length() - 2) : before)
                .orElse(reason);
    }

    /** What is to be done, and whether a person has to say so. */
    public String outcome(PolicyOutcome outcome) {
        String action = named("pages.outcome.", outcome.action().name());
        return outcome.action().reachesOthers() && outcome.by() == PolicyOutcome.By.PERSON
                ? action + say("change.separator") + say("pages.outcome.by-person")
                : action;
    }

    /** The class of the badge of a decision. */
    public String sign(DecisionState state) {
        return SIGNS.getOrDefault(state, "hold");
    }

    /** Why an exception is possible, whether the work and its owner are named, and how much of each is in the other. */
    public String grounds(PossibleException possible) {
        return Stream.concat(
                        possible.grounds().stream().map(ground -> named("pages.exception.", ground.name())),
                        measured(possible.facts()))
                .collect(Collectors.joining(" · "));
    }

    private Stream<String> measured(ExceptionFacts facts) {
        Stream<String> rest = facts.medium() == Medium.IMAGE
                ? Stream.empty()
                : facts.rest().stream().mapToObj(amount -> rest(facts.medium(), number(Math.round(amount))));
        return Stream.concat(
                Stream.of(
                        named("pages.attribution.", facts.attribution().name()),
                        say("pages.exception.all", percent(facts.ofCopy()), percent(facts.ofWork()))),
                rest);
    }

    private String rest(Medium medium, String amount) {
        return say(medium == Medium.TEXT ? "pages.exception.characters" : "pages.exception.seconds", amount);
    }

    /** The same of what a decision before wrote down, and by which provisions. */
    String grounds(WrittenException possible) {
        return Stream.of(
                        possible.grounds().stream().map(ground -> named("pages.exception.", ground.name())),
                        Stream.of(
                                named(
                                        "pages.attribution.",
                                        possible.attribution().name()),
                                say("pages.exception.all", possible.ofCopy(), possible.ofWork())),
                        possible.rest().stream().map(rest -> rest(rest.medium(), rest.amount())),
                        possible.codes().stream().map(ExceptionCode::provision))
                .flatMap(words -> words)
                .collect(Collectors.joining(" · "));
    }

    public String origin(Side.Origin origin) {
        return say("pages.origin." + LocalizedReport.word(origin));
    }

    public String missing(Side.Reason reason) {
        return named("pages.missing.", reason.name());
    }

    /** How the copy was changed in one medium. */
    public String change(Match match) {
        return new ChangeWords(language).of(match);
    }

    /** How the copy was changed: of a film its pictures and its sound, where both match. */
    public String change(StoredSighting sighting) {
        return new ChangeWords(language)
                .of(sighting.matches().stream().map(RegisteredMatch::match).toList());
    }

    /** Whether the work is a picture, by what matches of it; that of a still is a moment of a film. */
    public static boolean isOfPicture(Match match) {
        return match.medium() == Medium.IMAGE && !MeasuredMatch.isStill(match);
    }

    public String why(Match match) {
        return WhyWords.of(match.why(), language);
    }

    /** How often chance brings such a match in this whole index, or below what that is. */
    public Figures.Scientific chance(Match match) {
        return Figures.number(Math.max(match.falseAlarms(), LEAST_CHANCE));
    }

    /** Whether chance brings it more seldom than anybody can say. */
    public boolean isBelowChance(Match match) {
        return match.falseAlarms() < LEAST_CHANCE;
    }

    public String coverage(Match match) {
        return say(
                "pages.coverage",
                percent(match.coverage().ofReference()),
                percent(match.coverage().ofCopy()));
    }

    static String percent(double share) {
        double rounded = share > 0 && share < 0.001 ? 0.001 : share;
        return String.format(Locale.ROOT, "%.1f %%", 100 * rounded).replace(".0 %", " %");
    }

    /** Which part of the work went where in the copy. */
    public List<String> parts(Match match) {
        return match.segments().stream().limit(MOST_PARTS).map(this::part).toList();
    }

    private String part(Segment segment) {
        return common().part(MeasuredMatch.extent(segment.inReference())) + " → "
                + common().part(MeasuredMatch.extent(segment.inCopy()));
    }

    /** How many parts {@link #parts} leaves out. */
    public int moreParts(Match match) {
        return Math.max(0, match.segments().size() - MOST_PARTS);
    }

    /** Why nothing needs to be done about a match, where something says so. */
    public Optional<String> cleared(RegisteredMatch match, StoredSighting sighting) {
        return Clearance.of(match, sighting.place())
                .map(clearance ->
                        say("pages.cleared." + LocalizedReport.word(clearance).replace('_', '-')));
    }

    /**
     * The matched part of a picture, as SVG lays it over the picture.
     *
     * @param box of the drawing, in pixels of the picture
     * @param x of the corner that is the upper left of the work, so that turns and mirrors show
     */
    public record Outline(String box, String path, String x, String y, String radius) {}

    public Outline outline(List<Span.Point> corners, SmallPicture picture) {
        String path = corners.stream()
                .map(corner -> number(corner.x() * picture.width()) + " " + number(corner.y() * picture.height()))
                .collect(Collectors.joining("L", "M", "z"));
        Span.Point first = corners.getFirst();
        return new Outline(
                "0 0 " + picture.width() + " " + picture.height(),
                path,
                number(first.x() * picture.width()),
                number(first.y() * picture.height()),
                number(Math.max(picture.width(), picture.height()) / 45.0));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Such as {@code 2,000}. */
    public String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    public String gradeClass(Grade grade) {
        return LocalizedReport.word(grade);
    }

    /** Such as {@code 1:02:03}. */
    public static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
