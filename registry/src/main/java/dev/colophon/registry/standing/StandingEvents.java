package dev.colophon.registry.standing;

import static dev.colophon.store.schema.tables.Party.PARTY;
import static dev.colophon.store.schema.tables.StandingEvent.STANDING_EVENT;
import static dev.colophon.store.schema.tables.Work.WORK;
import static java.util.stream.Collectors.groupingBy;
import static org.jooq.impl.DSL.select;

import dev.colophon.registry.Works;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** What speaks for or against the claimants of an organisation, within a transaction of whoever asks. */
public final class StandingEvents {

    public static final int LONGEST_NOTE = 2_000;
    public static final int LONGEST_REVIEWER = 500;
    private static final int LONGEST_ACTOR = 200;

    private final DSLContext dsl;
    private final Organisation organisation;

    public StandingEvents(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.organisation = organisation;
    }

    /** Adds one. */
    public void add(StandingEvent event) {
        dsl.insertInto(STANDING_EVENT)
                .set(STANDING_EVENT.ID, event.id())
                .set(STANDING_EVENT.PARTY, event.party())
                .set(STANDING_EVENT.WHAT, event.what().name())
                .set(STANDING_EVENT.SOURCE, event.source().map(Enum::name).orElse(null))
                .set(STANDING_EVENT.REVIEWER, event.reviewer().orElse(null))
                .set(STANDING_EVENT.HAPPENED_ON, event.on().toEpochDay())
                .set(STANDING_EVENT.NOTE, Sanitiser.fit(event.note(), LONGEST_NOTE))
                .set(STANDING_EVENT.TAKES_BACK, event.takesBack().orElse(null))
                .set(STANDING_EVENT.STATED_BY, Sanitiser.fit(event.statedBy(), LONGEST_ACTOR))
                .execute();
    }

    /**
     * The event of a party with this id, or with the only id that begins or ends so.
     *
     * @throws RegistryException when the party has none like that, or it is no decision, check or sanction
     */
    public StandingEvent get(Party party, String idOrPrefix) {
        StandingEvent found = Works.one(
                of(List.of(party.id())).getOrDefault(party.id(), List.of()).stream()
                        .filter(event -> Ids.isMeant(event.id(), idOrPrefix))
                        .toList(),
                "event",
                idOrPrefix,
                "colophon standing OWNER");
        if (found.takesBack().isPresent()) {
            throw new RegistryException(
                    "%s takes another back: enter what it took back once more instead".formatted(found.id()));
        }
        return found;
    }

    /** The standing of a party. */
    public ClaimantStanding standing(Party party, Instant at) {
        return ClaimantStanding.of(party, of(List.of(party.id())).getOrDefault(party.id(), List.of()), at);
    }

    /** By the ids of parties their standing; those without events have one, too. */
    public Map<String, ClaimantStanding> standings(Collection<Party> parties, Instant at) {
        Map<String, List<StandingEvent>> events =
                of(parties.stream().map(Party::id).distinct().toList());
        Map<String, ClaimantStanding> standings = new HashMap<>();
        parties.forEach(party ->
                standings.put(party.id(), ClaimantStanding.of(party, events.getOrDefault(party.id(), List.of()), at)));
        return standings;
    }

    /** The standing of all who own works, or of whom something is said, by name. */
    public List<ClaimantStanding> all(Instant at) {
        List<Party> claimants = dsl.select(PARTY.ID, PARTY.NAME)
                .from(PARTY)
                .where(PARTY.ORGANISATION.eq(organisation.id()))
                .and(PARTY.ID
                        .in(select(WORK.OWNER).from(WORK).where(WORK.REMOVED_AT.isNull()))
                        .or(PARTY.ID.in(select(STANDING_EVENT.PARTY).from(STANDING_EVENT))))
                .orderBy(PARTY.NAME, PARTY.ID)
                .fetch(row -> new Party(Rows.text(row, PARTY.ID), Rows.text(row, PARTY.NAME)));
        Map<String, ClaimantStanding> standings = standings(claimants, at);
        return claimants.stream()
                .flatMap(party -> Optional.ofNullable(standings.get(party.id())).stream())
                .toList();
    }

    private Map<String, List<StandingEvent>> of(List<String> parties) {
        List<StandingEvent> events = new ArrayList<>();
        for (List<String> some : Rows.parts(parties)) {
            events.addAll(dsl.selectFrom(STANDING_EVENT)
                    .where(STANDING_EVENT.PARTY.in(some))
                    .orderBy(STANDING_EVENT.ID)
                    .fetch(row -> new StandingEvent(
                            Rows.text(row, STANDING_EVENT.ID),
                            Rows.text(row, STANDING_EVENT.PARTY),
                            StandingEvent.What.valueOf(Rows.text(row, STANDING_EVENT.WHAT)),
                            Rows.maybeText(row, STANDING_EVENT.SOURCE).map(StandingEvent.Source::valueOf),
                            Rows.maybeText(row, STANDING_EVENT.REVIEWER),
                            LocalDate.ofEpochDay(Rows.number(row, STANDING_EVENT.HAPPENED_ON)),
                            Rows.text(row, STANDING_EVENT.NOTE),
                            Rows.maybeText(row, STANDING_EVENT.TAKES_BACK),
                            Rows.text(row, STANDING_EVENT.STATED_BY))));
        }
        return events.stream().collect(groupingBy(StandingEvent::party));
    }
}
