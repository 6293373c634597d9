package dev.colophon.service.settings;

import java.util.Optional;

/**
 * How the pages are served.
 *
 * @param accounts whether people sign in
 * @param behind the address of the proxy before it
 * @param bind the address at which it listens
 * @param hosts the names by which it answers, with commas between
 */
public record ServeSettings(boolean accounts, Optional<String> behind, Optional<String> bind, Optional<String> hosts) {}
