package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.LicenceScope;
import dev.colophon.registry.licence.Licences;
import dev.colophon.registry.licence.Licensee;
import dev.colophon.registry.licence.term.LicenceCondition;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.licence.LicenceResult;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Licences, told to a person. */
public final class LicenceText {

    /** That a list names. */
    private static final int MOST_TITLES = 3;

    private LicenceText() {}

    /** A line for the licence, one for what it is limited to, and one for what is wrong with it. */
    public static List<String> lines(Licences.Standing standing) {
        Licence licence = standing.licence();
        List<String> lines = new ArrayList<>();
        lines.add("%s  %s by @|bold %s|@ for @|bold %s|@  (%s)"
                .formatted(
                        licence.id(),
                        Console.safe(works(standing)),
                        Console.safe(licence.licensor().name()),
                        Console.safe(licence.licensee().toString()),
                        Plural.of(standing.cleared(), "sighting", "sightings")));
        lines.add("    %s, %s, %s%s%s"
                .formatted(
                        LicensedUse.words(licence.uses()),
                        licence.territories(),
                        licence.dates(),
                        Stream.concat(
                                        licence.publicLicence().stream().map(Console::safe),
                                        licence.conditions().stream().sorted().map(LicenceCondition::word))
                                .map(words -> ", " + words)
                                .collect(Collectors.joining()),
                        licence.note().isEmpty() ? "" : ": " + Console.safe(licence.note())));
        licence.revocation().ifPresent(revoked -> lines.add("    @|bold revoked|@ " + revoked(revoked)));
        unsupported(standing).ifPresent(words -> lines.add("    @|bold,red UNSUPPORTED|@: " + words));
        return lines;
    }

    private static String works(Licences.Standing standing) {
        return standing.licence().scope() instanceof LicenceScope.AllWorks
                ? "all works"
                : WorkText.titles(standing.works(), MOST_TITLES, Language.ENGLISH)
                        + segment(standing).map(part -> " " + part).orElse("");
    }

    private static Optional<String> segment(Licences.Standing standing) {
        return standing.licence().scope() instanceof LicenceScope.NamedWorks named
                ? named.segment()
                        .map(part -> part.words(standing.works().getFirst().kind()))
                : Optional.empty();
    }

    private static String revoked(Licence.Revocation revoked) {
        return "on %s by %s: what is seen from %s on is not licensed by it"
                .formatted(day(revoked.at()), Console.safe(revoked.by()), day(revoked.effective()));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /** What is wrong with it: that its licensor holds nothing of a work. */
    private static Optional<String> unsupported(Licences.Standing standing) {
        return standing.unsupported().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s holds nothing of %s, and it clears nothing there; `colophon works rights ID` says who does"
                                .formatted(
                                        Console.safe(
                                                standing.licence().licensor().name()),
                                        Console.safe(WorkText.titles(
                                                standing.unsupported(), MOST_TITLES, Language.ENGLISH))));
    }

    /** A licence that was granted, and what that came to. */
    public static List<String> added(LicenceResult result) {
        List<String> lines = new ArrayList<>(lines(result.standing()));
        if (result.known()) {
            lines.add("known       it was granted before with the same words, and is not granted twice");
        }
        lines.add("cleared     "
                + Plural.of(result.cleared(), "sighting that was open or held", "sightings that were open or held"));
        return lines;
    }

    /** What whoever grants it has to know. */
    public static List<String> warnings(LicenceResult result) {
        return result.confirmed() == 0
                ? List.of()
                : List.of(
                        "%s that persons confirmed %s covered, too, and %s: `colophon sightings --state confirmed` lists them"
                                .formatted(
                                        Plural.of(result.confirmed(), "sighting", "sightings"),
                                        result.confirmed() == 1 ? "is" : "are",
                                        result.confirmed() == 1
                                                ? "stays so until decided anew"
                                                : "stay so until decided anew"));
    }

    /** All of it, a line each. */
    public static List<String> full(Licences.Standing standing) {
        Licence licence = standing.licence();
        List<String> lines = new ArrayList<>();
        lines.add("licence   " + licence.id());
        lines.add("licensor  @|bold " + Console.safe(licence.licensor().name()) + "|@");
        lines.add("licensee  @|bold " + Console.safe(licence.licensee().toString()) + "|@");
        if (licence.licensee() instanceof Licensee.OfOperator of) {
            lines.add("hosts     " + of.hosts().stream().map(Host::name).collect(Collectors.joining(", ")));
        }
        if (licence.scope() instanceof LicenceScope.AllWorks) {
            lines.add("works     all that the licensor holds");
        }
        for (Work work : standing.works()) {
            lines.add("work      " + WorkText.named(work)
                    + (standing.unsupported().contains(work) ? "  @|bold,red UNSUPPORTED|@" : ""));
        }
        segment(standing).ifPresent(part -> lines.add("part      " + part));
        lines.add("uses      " + LicensedUse.words(licence.uses()));
        lines.add("where     " + licence.territories());
        lines.add("when      " + licence.dates());
        if (!licence.conditions().isEmpty()) {
            lines.add("mind      " + LicenceCondition.words(licence.conditions()));
        }
        licence.publicLicence().ifPresent(uri -> lines.add("public    " + Console.safe(uri)));
        if (!licence.note().isEmpty()) {
            lines.add("note      " + Console.safe(licence.note()));
        }
        lines.add("granted   on %s by %s".formatted(day(licence.grantedAt()), Console.safe(licence.grantedBy())));
        licence.revocation().ifPresent(revoked -> lines.add("revoked   " + revoked(revoked)));
        unsupported(standing).ifPresent(words -> lines.add("@|bold,red UNSUPPORTED|@: " + words));
        lines.add("cleared   " + Plural.of(standing.cleared(), "sighting rests on it", "sightings rest on it"));
        return lines;
    }
}
