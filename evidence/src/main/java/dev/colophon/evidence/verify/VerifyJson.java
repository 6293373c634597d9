package dev.colophon.evidence.verify;

import dev.colophon.evidence.log.verify.CanonicalJson;
import java.util.Map;

/**
 * A report for programs, as canonical JSON: {@code {"bundle","checks":[{"id","part","status","why"}],"grade",
 * "independent":{"authorities":[…],"quorum","trustFolder","witnesses":[…]}}}. Members may be added, none is removed or
 * changed.
 */
public final class VerifyJson {

    private VerifyJson() {}

    /** The bytes, without a newline behind. */
    public static byte[] of(VerifyReport report) {
        VerifyReport.Independence independent = report.independent();
        return CanonicalJson.bytes(Map.of(
                "bundle",
                report.bundle(),
                "grade",
                report.grade().name(),
                "independent",
                Map.of(
                        "trustFolder", independent.trustFolder(),
                        "authorities", independent.authorities(),
                        "witnesses", independent.witnesses(),
                        "quorum", independent.quorum()),
                "checks",
                report.checks().stream()
                        .map(check -> Map.of(
                                "id", check.id(),
                                "status", check.status().name(),
                                "part", check.part(),
                                "why", check.why()))
                        .toList()));
    }
}
