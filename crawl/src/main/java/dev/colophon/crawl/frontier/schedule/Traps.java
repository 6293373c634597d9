package dev.colophon.crawl.frontier.schedule;

import dev.colophon.crawl.source.CanonicalUrl;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URLs that a server can make without end: they are counted, not visited, unless a person or a list named them. */
public final class Traps {

    /** URLs with one path and different queries, beyond which more of them are not visited. */
    public static final int MOST_QUERIES = 200;

    private static final int LONGEST = 2_048;
    private static final int DEEPEST_PATH = 16;
    private static final int MOST_REPEATS = 3;
    private static final int FIRST_YEAR = 1990;

    /** Digits that a year and a month have at least. */
    private static final int DIGITS_OF_A_DATE = 5;

    private static final Pattern DATE =
            Pattern.compile("(?:^|[/=?&_-])(\\d{4})[/-](?:0?[1-9]|1[0-2])(?:[/-]\\d{1,2})?(?:$|[/&._-])");

    private Traps() {}

    /** Why a URL is not worth a visit by its form alone. */
    static Optional<String> reason(CanonicalUrl url, LocalDate today) {
        String text = url.url();
        if (text.length() > LONGEST) {
            return Optional.of("a URL of " + text.length() + " characters");
        }
        String[] path = url.path().substring(1).split("/", -1);
        if (path.length > DEEPEST_PATH) {
            return Optional.of("a path of " + path.length + " steps");
        }
        if (path.length > MOST_REPEATS && repeats(path) > MOST_REPEATS) {
            return Optional.of("a path that repeats itself");
        }
        Matcher date = DATE.matcher(text);
        if (text.chars().filter(Character::isDigit).limit(DIGITS_OF_A_DATE).count() == DIGITS_OF_A_DATE
                && date.region(text.indexOf('/', 8), text.length()).find()) {
            int year = Integer.parseInt(date.group(1));
            if (year < FIRST_YEAR || year > today.getYear() + 1) {
                return Optional.of("a calendar page of the year " + year);
            }
        }
        return Optional.empty();
    }

    private static int repeats(String... path) {
        Map<String, Integer> counts = new HashMap<>();
        int most = 0;
        for (String step : path) {
            most = Math.max(most, step.isEmpty() ? 0 : counts.merge(step, 1, Integer::sum));
        }
        return most;
    }
}
