package dev.colophon.evidence.verify.program;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.verify.VerifyReport;
import dev.colophon.evidence.verify.check.CheckResult;
import java.util.Map;

/**
 * A report for programs, as canonical JSON: {@code {"bundle","caps":[id…],"checks":[{"id","part","reason","status","told","why"}],"grade",
 * "independent":{"authorities":[…],"quorum","trustFolder","witnesses":[…]},"missing":[part…]}}. {@code why} is in English, {@code told}
 * the same in the language of the reader. Members may be added, none is removed or changed.
 */
public final class VerifyJson {

    private VerifyJson() {}

    /** The bytes, without a newline behind. */
    public static byte[] of(VerifyReport report, Language language) {
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
                                "told", check.reason().in(language),
                                "reason", check.reason().key()))
                        .toList()));
    }
}
