package dev.colophon.service.settings;

import java.util.Optional;

/**
 * How the pages are served.
 *
 * @param accounts whether people sign in
 * @param behind the address of the proxy before it
 * @param bind the address at which it listens
 * @param hosts the names by which it answers, with commas between
 * @param port at which it answers, unless {@code serve --port} names another
 * @param jsonLog whether what goes wrong is written as JSON
 */
public record ServeSettings(
        boolean accounts,
        Optional<String> behind,
        Optional<String> bind,
        Optional<String> hosts,
        int port,
        boolean jsonLog) {

    /** Where it answers unless somebody says otherwise. */
    public static final int USUAL_PORT = 7440;

    static final int HIGHEST_PORT = 65_535;
}
