package dev.colophon.service.settings;

import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How old something is when it may go: a number of whole days, written {@code 365d}. */
public record RetentionAge(int days) {

    /** As long as nobody says otherwise. */
    public static final RetentionAge DEFAULT = new RetentionAge(365);

    /** What is younger may be at work still. */
    public static final int FEWEST_DAYS = 7;

    private static final int MOST_DAYS = 36_500;
    private static final Pattern DAYS = Pattern.compile("(\\d{1,5})d?");

    public RetentionAge {
        if (days < FEWEST_DAYS || days > MOST_DAYS) {
            throw new IllegalArgumentException("days: " + days);
        }
    }

    /**
     * Of what was written.
     *
     * @param name where it was written, such as {@code --older-than}
     * @param category of the failure
     * @throws ServiceException when it is no number of days, or too few
     */
    public static RetentionAge parse(String text, String name, Category category) {
        Matcher days = DAYS.matcher(text.strip());
        if (days.matches()) {
            int number = Integer.parseInt(days.group(1));
            if (number >= FEWEST_DAYS && number <= MOST_DAYS) {
                return new RetentionAge(number);
            }
        }
        throw new ServiceException(
                category,
                "%s is `%s`: it is a number of days from %d to %d, such as 365d"
                        .formatted(name, text, FEWEST_DAYS, MOST_DAYS));
    }

    /** As a length of time. */
    public Duration duration() {
        return Duration.ofDays(days);
    }
}
