package dev.colophon.cases.message.xarf;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody reports in XARF, as far as a person needs it to know what it is. Texts are as they were received.
 *
 * @param version such as {@code 4.2.0} or {@code 3}
 * @param reportId version 3 has none
 * @param category of version 3, its class
 * @param type as its version writes it
 * @param reporter whose complaint it is
 * @param contact a mail address, as it was written
 * @param source address or name of what is complained of
 * @param url what is reported, where it is an address
 * @param work whose copy it is said to be
 */
public record AbuseReport(
        String version,
        Optional<String> reportId,
        Instant time,
        String category,
        String type,
        String reporter,
        Optional<String> contact,
        Optional<String> source,
        Optional<String> url,
        Optional<String> work,
        Optional<String> description) {}
