package dev.colophon.service.record;

import dev.colophon.cases.record.Restriction;
import dev.colophon.cases.record.Restrictions;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regimes;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Statements of reasons for what a platform took down of its own sites. No title, address or person is in one. */
final class StatementEntries implements PublishedEntries {

    private static final String DSA_FORM = "eu-dsa";
    private static final String EXPLANATION =
            "The content makes a work available, or a part of it, without the permission of the"
                    + " holder of the rights in it, as far as is known.";
    private static final String FACTS =
            "A work that its rightsholder has registered was recognised in the content by comparing"
                    + " fingerprints. %s No licence was found that covers the use. The content was no longer found at its address on %s.";

    private final Regimes regimes;
    private final List<Host> sites;
    private final String ground;
    private final List<String> territories;

    StatementEntries(Regimes regimes, List<Host> sites, String ground, List<String> territories) {
        this.regimes = regimes;
        this.sites = sites;
        this.ground = ground;
        this.territories = territories;
    }

    @Override
    public void forEach(DSLContext dsl, Organisation organisation, Consumer<Object> taker) {
        new Restrictions(
                        dsl,
                        organisation,
                        regimes.all().stream()
                                .filter(regime -> regime.notice().form().equals(DSA_FORM))
                                .map(Regime::id)
                                .collect(Collectors.toSet()))
                .forEach(sites, restriction -> taker.accept(statement(restriction)));
    }

    @Override
    public String none() {
        return "nothing was confirmed at %s and seen gone since: there is nothing to state".formatted(sites.getFirst());
    }

    private StatementOfReasons statement(Restriction restriction) {
        LocalDate gone = day(restriction.goneAt());
        return new StatementOfReasons(
                restriction.id(),
                List.of("DECISION_VISIBILITY_CONTENT_REMOVED"),
                "DECISION_GROUND_ILLEGAL_CONTENT",
                ground,
                EXPLANATION,
                List.of("CONTENT_TYPE_" + restriction.kind()),
                "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS",
                List.of("KEYWORD_COPYRIGHT_INFRINGEMENT"),
                day(restriction.firstSeen()).toString(),
                gone.toString(),
                territories,
                FACTS.formatted(decision(restriction), gone),
                switch (restriction.cause()) {
                    case ARTICLE_16 -> "SOURCE_ARTICLE_16";
                    case OTHER_NOTICE -> "SOURCE_TYPE_OTHER_NOTIFICATION";
                    case OWN_SEARCH -> "SOURCE_VOLUNTARY";
                },
                "Yes",
                switch (restriction.decided()) {
                    case PERSON -> "AUTOMATED_DECISION_NOT_AUTOMATED";
                    case SAMPLE -> "AUTOMATED_DECISION_PARTIALLY";
                    case RULE -> "AUTOMATED_DECISION_FULLY";
                });
    }

    private static String decision(Restriction restriction) {
        return switch (restriction.decided()) {
            case PERSON -> "A person confirmed that it is a copy.";
            case SAMPLE -> "A person confirmed a group of copies, to which it belongs, together.";
            case RULE -> "A rule confirmed that it is a copy.";
        };
    }

    private static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
