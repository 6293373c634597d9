package dev.colophon.cases.home;

import static dev.colophon.store.schema.tables.Witness.WITNESS;

import dev.colophon.evidence.log.Witness;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.store.Database;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Who cosigns the log of a home. Thread-safe. */
public final class Witnesses {

    /**
     * A witness as it was named.
     *
     * @param ownNetwork whether it may be reached although it is not on the public internet
     */
    public record Named(Witness witness, boolean ownNetwork) {

        public String name() {
            return witness.key().name();
        }
    }

    private final Database database;
    private final InstantSource clock;

    public Witnesses(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds a witness, in place of one of the same name. */
    public void add(Named named) {
        database.change(dsl -> {
            dsl.deleteFrom(WITNESS).where(WITNESS.NAME.eq(named.name())).execute();
            dsl.insertInto(WITNESS)
                    .set(WITNESS.NAME, named.name())
                    .set(WITNESS.VKEY, named.witness().key().toString())
                    .set(WITNESS.URL, named.witness().submission().toString())
                    .set(WITNESS.OWN_NETWORK, named.ownNetwork())
                    .set(WITNESS.ADDED_AT, clock.millis())
                    .execute();
        });
    }

    /** Removes a witness; false when there is none of that name. */
    public boolean remove(String name) {
        return database.write(dsl ->
                        dsl.deleteFrom(WITNESS).where(WITNESS.NAME.eq(name)).execute())
                > 0;
    }

    /** All, in the order of being added. */
    public List<Named> list() {
        return database.read(dsl -> dsl.selectFrom(WITNESS)
                .orderBy(WITNESS.ADDED_AT, WITNESS.NAME)
                .fetch(row -> new Named(
                        new Witness(
                                VerifierKey.parse(Objects.requireNonNull(row.get(WITNESS.VKEY))),
                                URI.create(Objects.requireNonNull(row.get(WITNESS.URL)))),
                        Boolean.TRUE.equals(row.get(WITNESS.OWN_NETWORK)))));
    }
}
