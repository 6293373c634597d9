package dev.colophon.evidence.verify.program;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.verify.VerifyReport;
import dev.colophon.evidence.verify.check.CheckResult;
import java.util.Map;

/**
 * A report for programs, as canonical JSON: {@code {"bundle","caps":[id…],"checks":[{"id","part","reason","status","why"}],"grade",
 * "independent":{"authorities":[…],"quorum","trustFolder","witnesses":[…]},"missing":[part…]}}. Members may be added, none is removed or
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
                "caps",
                report.caps().stream().map(CheckResult::id).distinct().toList(),
                "missing",
                report.missing(),
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
                                "why", check.why(),
                                "reason", check.reason().key()))
                        .toList()));
    }
}
