package dev.colophon.benchmark.lists;

import java.time.Duration;

/**
 * What the generated lists hold.
 *
 * @param sightings how many, and as many decisions; the one of number 1 was seen first, the others a second apart
 * @param notices how many
 * @param newest when the last was seen, in milliseconds
 */
record GeneratedLists(int sightings, int notices, long newest) {

    static final int WORKS = 1_000;
    static final int HOSTS = 5_000;
    static final int CASES = 1_000;

    /** One notice of so many is not over. */
    static final int OPEN_NOTICES_IN = 20;

    /** Between two sightings. */
    static final long SECOND = Duration.ofSeconds(1).toMillis();

    /** What {@link #line} has written. */
    static GeneratedLists ofLine(String line) {
        String[] parts = line.strip().split(" ", -1);
        return new GeneratedLists(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    String line() {
        return "%d %d %d".formatted(sightings, notices, newest);
    }

    /** The id of the sighting of a number. */
    static String sighting(int number) {
        return "01920000-0000-7000-8000-0002%d".formatted(10_000_000 + number);
    }

    /** The id of the work of a number. */
    static String work(int number) {
        return "01920000-0000-7000-8000-0001%d".formatted(10_000_000 + number % WORKS);
    }

    /** A host at which something was seen. */
    static String host(int number) {
        return "h%d.example".formatted(number % HOSTS);
    }

    /** The place in the audit of the decision about the sighting of a number. */
    String act(int number) {
        return "%d decision:01920000-0000-7000-8000-0004%d"
                .formatted(newest - (sightings - number) * SECOND, 10_000_000 + number);
    }
}
