package dev.colophon.store;

import java.util.Optional;

/**
 * Which database holds what is known.
 *
 * @param url {@code jdbc:postgresql://host/name}; empty for the SQLite file in the home
 * @param user of the PostgreSQL database, where the URL does not hold it
 * @param password of that user
 * @param names what set them, for messages
 */
public record DatabaseSettings(Optional<String> url, Optional<String> user, Optional<String> password, Names names) {

    /**
     * By which name a person finds what was set.
     *
     * @param url such as a variable, or a key and its file
     * @param all of URL, user and password
     */
    public record Names(String url, String all) {

        public static final Names VARIABLES =
                new Names("COLOPHON_DB", "COLOPHON_DB, COLOPHON_DB_USER and COLOPHON_DB_PASSWORD");
    }

    /** The SQLite file in the home. */
    public static final DatabaseSettings SQLITE =
            new DatabaseSettings(Optional.empty(), Optional.empty(), Optional.empty());

    /** As variables set them. */
    public DatabaseSettings(Optional<String> url, Optional<String> user, Optional<String> password) {
        this(url, user, password, Names.VARIABLES);
    }

    /** A PostgreSQL database that asks for no password. */
    public static DatabaseSettings postgres(String url, String user) {
        return new DatabaseSettings(Optional.of(url), Optional.of(user), Optional.empty());
    }

    public boolean isSqlite() {
        return url.isEmpty();
    }

    /** The URL without what stands behind the question mark, where passwords may be; {@code SQLite} without a URL. */
    public String shown() {
        return url.map(full -> full.replaceFirst("\\?.*", "")).orElse("SQLite");
    }

    /** Holds no secrets. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + shown() + "]";
    }
}
