package dev.colophon.registry;

import static dev.colophon.store.schema.tables.Organisation.ORGANISATION;
import static dev.colophon.store.schema.tables.Party.PARTY;

import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The parties of an organisation. Thread-safe. */
public final class Parties {

    private final Organisation organisation;
    private final Ids ids;
    private final InstantSource clock;

    public Parties(Organisation organisation, Ids ids, InstantSource clock) {
        this.organisation = organisation;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The only party of this name, or the one with this id; empty when there is none.
     *
     * @throws RegistryException when several bear the name, with their ids
     */
    public static Optional<Party> find(DSLContext dsl, Organisation organisation, String nameOrId) {
        List<Party> found = parties(dsl, organisation, PARTY.NAME.eq(nameOrId));
        if (found.size() > 1) {
            throw new RegistryException(
                    "OWNER_AMBIGUOUS: %d parties bear the name `%s`; write the id of one instead: %s"
                            .formatted(
                                    found.size(),
                                    nameOrId,
                                    found.stream().map(Party::id).collect(Collectors.joining(", "))));
        }
        return found.stream()
                .findFirst()
                .or(() -> parties(dsl, organisation, PARTY.ID.eq(nameOrId)).stream()
                        .findFirst());
    }

    private static List<Party> parties(DSLContext dsl, Organisation organisation, Condition which) {
        return dsl.select(PARTY.ID, PARTY.NAME)
                .from(PARTY)
                .where(PARTY.ORGANISATION.eq(organisation.id()), which)
                .orderBy(PARTY.ID)
                .fetch(row -> new Party(Rows.text(row, PARTY.ID), Rows.text(row, PARTY.NAME)));
    }

    /**
     * As {@link #find}; makes the party when there is none. Until the transaction ends, other writers wait who need the same
     * party or make one.
     */
    public Party take(DSLContext dsl, String nameOrId) {
        Party party = find(dsl, organisation, nameOrId).orElseGet(() -> make(dsl, nameOrId));
        lock(dsl, party);
        return party;
    }

    /** Others who write for this owner wait until the transaction ends. */
    public static void lock(DSLContext dsl, Party party) {
        dsl.update(PARTY)
                .set(PARTY.NAME, party.name())
                .where(PARTY.ID.eq(party.id()))
                .execute();
    }

    private Party make(DSLContext dsl, String name) {
        // Whoever makes a party takes the row of the organisation first, so that two do not make the same at once.
        dsl.update(ORGANISATION)
                .set(ORGANISATION.NAME, ORGANISATION.NAME)
                .where(ORGANISATION.ID.eq(organisation.id()))
                .execute();
        return find(dsl, organisation, name).orElseGet(() -> {
            Party made = new Party(ids.next(), name);
            dsl.insertInto(PARTY)
                    .set(PARTY.ID, made.id())
                    .set(PARTY.ORGANISATION, organisation.id())
                    .set(PARTY.NAME, made.name())
                    .set(PARTY.CREATED_AT, clock.millis())
                    .execute();
            return made;
        });
    }
}
