package dev.colophon.server.web.rights;

import dev.colophon.registry.licence.Licence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How a licence stands today. */
public enum LicenceState {
    STANDING,
    /** It ends within thirty days. */
    ENDING,
    /** It begins on a day to come. */
    FUTURE,
    /** Its last day is over. */
    OVER,
    REVOKED;

    private static final Duration SOON = Duration.ofDays(30);

    /** Of a licence, by the days of UTC. */
    public static LicenceState of(Licence licence) {
        return of(licence, LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC));
    }

    static LicenceState of(Licence licence, LocalDate today) {
        if (licence.revocation().isPresent()) {
            return REVOKED;
        }
        if (licence.dates().last().filter(today::isAfter).isPresent()) {
            return OVER;
        }
        if (licence.dates().first().filter(today::isBefore).isPresent()) {
            return FUTURE;
        }
        LocalDate soon = today.plusDays(SOON.toDays());
        return licence.dates().last().filter(last -> !last.isAfter(soon)).isPresent() ? ENDING : STANDING;
    }
}
