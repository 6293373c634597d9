package dev.colophon.warc;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What is written at the head of each file, and when a file ends.
 *
 * @param software name and version of the program
 * @param contact a page or mail address of those who run it
 * @param vantage from where on the network it looks, such as {@code DE, example provider}
 * @param robots how robots rules are applied, such as {@code RFC 9309, obeyed}
 * @param largestFile bytes after which a file is closed; the exchange that reaches them is written to its end
 * @param oldestFile how long a file is written to
 */
public record WarcSettings(
        String software,
        String contact,
        String vantage,
        String robots,
        long largestFile,
        Duration oldestFile,
        InstantSource clock) {

    /** Files of 1 GiB or an hour. */
    public static WarcSettings of(String software, String contact, String vantage, String robots) {
        return new WarcSettings(
                software, contact, vantage, robots, 1L << 30, Duration.ofHours(1), InstantSource.system());
    }

    /** These settings with files of another size and age. */
    public WarcSettings rolling(long largest, Duration oldest) {
        return new WarcSettings(software, contact, vantage, robots, largest, oldest, clock);
    }

    /** These settings with another clock. */
    public WarcSettings at(InstantSource other) {
        return new WarcSettings(software, contact, vantage, robots, largestFile, oldestFile, other);
    }
}
