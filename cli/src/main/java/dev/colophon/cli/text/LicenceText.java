package dev.colophon.cli.text;

import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.LicenceScope;
import dev.colophon.registry.licence.Licences;
import dev.colophon.registry.licence.Licensee;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Work;
import dev.colophon.service.licence.LicenceResult;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Licences, told to a person. */
public final class LicenceText {

    /** That a list names. */
    private static final int MOST_TITLES = 3;

    private static final String INDENT = "    ";

    /** A code of the JSON output, too. */
    private static final String UNSUPPORTED = "@|bold,red UNSUPPORTED|@";

    private static final int LABEL = 10;
    private static final int LABEL_OF_RESULT = 12;

    private final Language reader;
    private final TermsText terms;

    /** @param reader in whose language */
    public LicenceText(Language reader) {
        this.reader = reader;
        this.terms = new TermsText(reader);
    }

    /** A line for the licence, one for what it is limited to, and one for what is wrong with it. */
    public List<String> lines(Licences.Standing standing) {
        Licence licence = standing.licence();
        List<String> lines = new ArrayList<>();
        lines.add(reader.say(
                "licence.line",
                licence.id(),
                Console.safe(works(standing)),
                bold(licence.licensor().name()),
                bold(terms.licensee(licence.licensee())),
                standing.cleared()));
        String limits = terms.all(Stream.of(
                        Stream.of(
                                terms.uses(licence.uses()),
                                terms.territories(licence.territories()),
                                terms.dates(licence.dates())),
                        licence.publicLicence().stream(),
                        licence.conditions().stream().sorted().map(one -> terms.conditions(Set.of(one))))
                .flatMap(some -> some)
                .toList());
        lines.add(INDENT + Console.safe(licence.note().isEmpty() ? limits : reader.say("at", limits, note(licence))));
        licence.revocation()
                .ifPresent(revoked ->
                        lines.add(INDENT + bold(reader.say("licence.revoked")) + " " + Console.safe(revoked(revoked))));
        unsupported(standing).ifPresent(words -> lines.add(INDENT + reader.say("at", UNSUPPORTED, words)));
        return lines;
    }

    /** As it was written, or of which offer it came. */
    private String note(Licence licence) {
        return Language.recorded("licence.told.", licence.note()).in(reader);
    }

    private static String bold(String text) {
        return "@|bold %s|@".formatted(Console.safe(text));
    }

    private String works(Licences.Standing standing) {
        return standing.licence().scope() instanceof LicenceScope.AllWorks
                ? reader.say("licence.works.all")
                : WorkText.titles(standing.works(), MOST_TITLES, reader)
                        + segment(standing).map(part -> " " + part).orElse("");
    }

    private static Optional<String> segment(Licences.Standing standing) {
        return standing.licence().scope() instanceof LicenceScope.NamedWorks named
                ? named.segment()
                        .map(part -> part.words(standing.works().getFirst().kind()))
                : Optional.empty();
    }

    private String revoked(Licence.Revocation revoked) {
        return reader.say("licence.revoked.since", day(revoked.at()), revoked.by(), day(revoked.effective()));
    }

    private static String day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }

    /** What is wrong with it: that its licensor holds nothing of a work. */
    private Optional<String> unsupported(Licences.Standing standing) {
        return standing.unsupported().isEmpty()
                ? Optional.empty()
                : Optional.of(Console.safe(reader.say(
                        "licence.unsupported",
                        standing.licence().licensor().name(),
                        WorkText.titles(standing.unsupported(), MOST_TITLES, reader))));
    }

    /** A licence that was granted, and what that came to. */
    public List<String> added(LicenceResult result) {
        List<String> lines = new ArrayList<>(lines(result.standing()));
        if (result.known()) {
            lines.add(Columns.label(reader.say("licence.known"), LABEL_OF_RESULT) + reader.say("licence.known.before"));
        }
        lines.add(Columns.label(reader.say("licence.cleared"), LABEL_OF_RESULT)
                + reader.say("licence.cleared.now", result.cleared()));
        return lines;
    }

    /** What whoever grants it has to know. */
    public List<String> warnings(LicenceResult result) {
        return result.confirmed() == 0 ? List.of() : List.of(reader.say("licence.confirmed", result.confirmed()));
    }

    /** All of it, a line each. */
    public List<String> full(Licences.Standing standing) {
        Licence licence = standing.licence();
        List<String> lines = new ArrayList<>();
        lines.add(label("licence.label.licence") + licence.id());
        lines.add(label("licence.label.licensor") + bold(licence.licensor().name()));
        lines.add(label("licence.label.licensee") + bold(terms.licensee(licence.licensee())));
        if (licence.licensee() instanceof Licensee.OfOperator of) {
            lines.add(label("licence.label.hosts")
                    + terms.all(of.hosts().stream().map(Host::name).toList()));
        }
        if (licence.scope() instanceof LicenceScope.AllWorks) {
            lines.add(label("licence.label.works") + reader.say("licence.works.held"));
        }
        for (Work work : standing.works()) {
            lines.add(label("licence.label.work")
                    + WorkText.named(work)
                    + (standing.unsupported().contains(work) ? "  " + UNSUPPORTED : ""));
        }
        segment(standing).ifPresent(part -> lines.add(label("licence.label.part") + part));
        lines.add(label("licence.label.uses") + terms.uses(licence.uses()));
        lines.add(label("licence.label.where") + terms.territories(licence.territories()));
        lines.add(label("licence.label.when") + terms.dates(licence.dates()));
        if (!licence.conditions().isEmpty()) {
            lines.add(label("licence.label.mind") + terms.conditions(licence.conditions()));
        }
        licence.publicLicence().ifPresent(uri -> lines.add(label("licence.label.public") + Console.safe(uri)));
        if (!licence.note().isEmpty()) {
            lines.add(label("licence.label.note") + Console.safe(note(licence)));
        }
        lines.add(label("licence.label.granted")
                + Console.safe(reader.say("licence.on-by", day(licence.grantedAt()), licence.grantedBy())));
        licence.revocation().ifPresent(revoked -> lines.add(label("licence.revoked") + Console.safe(revoked(revoked))));
        unsupported(standing).ifPresent(words -> lines.add(reader.say("at", UNSUPPORTED, words)));
        lines.add(label("licence.cleared") + reader.say("licence.rests", standing.cleared()));
        return lines;
    }

    private String label(String key) {
        return Columns.label(reader.say(key), LABEL);
    }
}
