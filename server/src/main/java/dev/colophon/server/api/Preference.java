package dev.colophon.server.api;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How long a program waits for an answer, as its {@code Prefer} headers say it (RFC 7240).
 *
 * @param background whether it wants to be told at once that something is done in the background
 * @param patience so long it waits before that; what is longer than {@link #LONGEST} counts as that
 * @param bounded whether it said so itself
 */
record Preference(boolean background, Duration patience, boolean bounded) {

    /** So long anybody waits. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    static Preference of(List<String> headers) {
        boolean background = false;
        Duration patience = LONGEST;
        boolean bounded = false;
        for (String header : headers) {
            for (String one : header.split(",", -1)) {
                String preference = one.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
                if (preference.equals("respond-async")) {
                    background = true;
                } else if (preference.matches("wait\\s*=\\s*\"?[0-9]{1,6}\"?")) {
                    Duration said = Duration.ofSeconds(Long.parseLong(preference.replaceAll("[^0-9]", "")));
                    patience = said.compareTo(LONGEST) < 0 ? said : LONGEST;
                    bounded = true;
                }
            }
        }
        return new Preference(background, background && !bounded ? Duration.ZERO : patience, bounded);
    }

    /** That which an answer to come later follows, as {@code Preference-Applied} says it; empty where nobody asked for that. */
    Optional<String> applied() {
        return background
                ? Optional.of("respond-async")
                : Optional.of("wait=" + patience.toSeconds()).filter(_ -> bounded);
    }
}
