package dev.colophon.cases.home;

import static dev.colophon.store.schema.tables.TimestampAuthority.TIMESTAMP_AUTHORITY;

import dev.colophon.store.Database;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Who is asked for timestamps of evidence (RFC 3161). Thread-safe. */
public final class TimestampAuthorities {

    /**
     * An authority as it was named.
     *
     * @param root that its tokens must chain to
     * @param ownNetwork whether it may be reached although it is not on the public internet
     */
    public record Named(URI url, X509Certificate root, boolean ownNetwork) {}

    private final Database database;
    private final InstantSource clock;

    public TimestampAuthorities(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds an authority, in place of one with the same address. */
    public void add(Named named) {
        database.change(dsl -> {
            dsl.deleteFrom(TIMESTAMP_AUTHORITY)
                    .where(TIMESTAMP_AUTHORITY.URL.eq(named.url().toString()))
                    .execute();
            dsl.insertInto(TIMESTAMP_AUTHORITY)
                    .set(TIMESTAMP_AUTHORITY.URL, named.url().toString())
                    .set(TIMESTAMP_AUTHORITY.ROOTS, Certificates.pem(named.root()))
                    .set(TIMESTAMP_AUTHORITY.OWN_NETWORK, named.ownNetwork())
                    .set(TIMESTAMP_AUTHORITY.ADDED_AT, clock.millis())
                    .execute();
        });
    }

    /** Removes an authority; false when there is none with that address. */
    public boolean remove(String url) {
        return database.write(dsl -> dsl.deleteFrom(TIMESTAMP_AUTHORITY)
                        .where(TIMESTAMP_AUTHORITY.URL.eq(url))
                        .execute())
                > 0;
    }

    /** All, in the order of being asked. */
    public List<Named> list() {
        return database.read(dsl -> dsl.selectFrom(TIMESTAMP_AUTHORITY)
                .orderBy(TIMESTAMP_AUTHORITY.ADDED_AT, TIMESTAMP_AUTHORITY.URL)
                .fetch(row -> new Named(
                        URI.create(Objects.requireNonNull(row.get(TIMESTAMP_AUTHORITY.URL))),
                        Certificates.parse(Objects.requireNonNull(row.get(TIMESTAMP_AUTHORITY.ROOTS))),
                        Boolean.TRUE.equals(row.get(TIMESTAMP_AUTHORITY.OWN_NETWORK)))));
    }
}
