package dev.colophon.service.settings;

import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How several persons review, as it was written. */
public record ReviewSettings(Optional<String> secondEye, Optional<String> bulkHold) {

    private static final Duration HOLD = Duration.ofMinutes(10);
    private static final Duration SHORTEST_HOLD = Duration.ofSeconds(30);
    private static final Duration LONGEST_HOLD = Duration.ofDays(1);

    /** When a second person looks at what one has confirmed. */
    public enum SecondEyeMode {
        /** When several persons review. */
        AUTO,
        /** Also when only one does: what is drawn waits until there is another. */
        ALWAYS,
        NEVER
    }

    /**
     * When a second person looks.
     *
     * @throws ServiceException when it is not as it can be used
     */
    public SecondEyeMode mode() {
        return secondEye.map(ReviewSettings::mode).orElse(SecondEyeMode.AUTO);
    }

    private static SecondEyeMode mode(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "auto" -> SecondEyeMode.AUTO;
            case "always" -> SecondEyeMode.ALWAYS;
            case "never" -> SecondEyeMode.NEVER;
            default ->
                throw new ServiceException(
                        Category.ENVIRONMENT,
                        "COLOPHON_SECOND_EYE, or second-eye under [review], is `%s`: it is auto, always or never"
                                .formatted(text));
        };
    }

    /**
     * How long no notice is drafted of what was confirmed together.
     *
     * @throws ServiceException when it is not as it can be used
     */
    public Duration hold() {
        return bulkHold.map(ReviewSettings::hold).orElse(HOLD);
    }

    private static Duration hold(String text) {
        try {
            Duration hold = Duration.ofSeconds(Long.parseLong(text.strip()));
            if (hold.compareTo(SHORTEST_HOLD) >= 0 && hold.compareTo(LONGEST_HOLD) <= 0) {
                return hold;
            }
        } catch (NumberFormatException | ArithmeticException _) {
            // told below
        }
        throw new ServiceException(
                Category.ENVIRONMENT,
                "COLOPHON_BULK_HOLD, or bulk-hold under [review], is `%s`: it is a number of seconds from %d to %d"
                        .formatted(text, SHORTEST_HOLD.toSeconds(), LONGEST_HOLD.toSeconds()));
    }
}
