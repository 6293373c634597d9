package dev.colophon.evidence.verify;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** From results to a grade. */
final class Grading {

    /** What may be left open in the best grade: the engine is elsewhere, or there was nothing to check. */
    private static final Set<Check> MAY_BE_OPEN = EnumSet.of(Check.MATCH_REPLAY);

    private static final Set<Check> MAY_BE_ABSENT = EnumSet.of(
            Check.MATCH_REPLAY,
            Check.BODY_TWICE,
            Check.TSR_RENEWAL,
            Check.PDF_SIGNATURE,
            Check.PDF_TIMESTAMP,
            Check.PDF_HASHES,
            Check.PDF_SIGNER_TRUST);

    private Grading() {}

    static EvidenceGrade grade(List<CheckResult> checks, VerifyReport.Independence independent) {
        if (checks.stream().anyMatch(Grading::breaks)) {
            return EvidenceGrade.F;
        }
        boolean authority = !independent.authorities().isEmpty();
        boolean witness = !independent.witnesses().isEmpty();
        if (authority && independent.quorumReached() && checks.stream().allMatch(Grading::best)) {
            return EvidenceGrade.A;
        }
        return authority || witness ? EvidenceGrade.B : EvidenceGrade.C;
    }

    /** An unclean environment is told and caps the grade, but does not say that anything was changed. */
    static boolean breaks(CheckResult result) {
        return result.status() == Status.FAIL && !result.id().startsWith(Check.ENVIRONMENT);
    }

    private static boolean best(CheckResult result) {
        return switch (result.status()) {
            case PASS -> true;
            case FAIL -> false;
            case UNKNOWN -> Check.of(result.id()).filter(MAY_BE_OPEN::contains).isPresent();
            case NOT_PRESENT ->
                Check.of(result.id()).filter(MAY_BE_ABSENT::contains).isPresent();
        };
    }
}
