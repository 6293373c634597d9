package dev.colophon.evidence.verify;

import dev.colophon.evidence.verify.check.Check;
import dev.colophon.evidence.verify.check.CheckResult;
import dev.colophon.evidence.verify.check.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** From results to a grade: the one of whoever vouches for the time, or of the weakest check where that is lower. */
final class Grading {

    /** What may be left open in the best grade: the engine is elsewhere, or there was nothing to check. */
    private static final Set<Check> MAY_BE_OPEN = EnumSet.of(Check.MATCH_REPLAY);

    private static final Set<Check> MAY_BE_ABSENT = EnumSet.of(
            Check.MATCH_REPLAY,
            Check.MATCH_ENTRY,
            Check.BODY_TWICE,
            Check.TSR_RENEWAL,
            Check.PDF_SIGNATURE,
            Check.PDF_TIMESTAMP,
            Check.PDF_HASHES,
            Check.PDF_SIGNER_TRUST);

    /** What rests on the claimant's word alone while it is open, whoever vouches for the time. */
    private static final Set<Check> CLAIMANTS_WORD = EnumSet.of(Check.SIDE_PROMISED, Check.WARC_PEER);

    private Grading() {}

    static EvidenceGrade grade(List<CheckResult> checks, VerifyReport.Independence independent) {
        return checks.stream()
                .map(Grading::best)
                .reduce(vouched(independent), (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    private static EvidenceGrade vouched(VerifyReport.Independence independent) {
        boolean authority = !independent.authorities().isEmpty();
        if (authority && independent.quorumReached()) {
            return EvidenceGrade.A;
        }
        return authority || !independent.witnesses().isEmpty() ? EvidenceGrade.B : EvidenceGrade.C;
    }

    /** An unclean environment is told and caps the grade, but does not say that anything was changed. */
    static boolean breaks(CheckResult result) {
        return result.status() == Status.FAIL && !result.id().startsWith(Check.ENVIRONMENT);
    }

    /** The best grade that a bundle with this result can have. */
    static EvidenceGrade best(CheckResult result) {
        Set<Check> allowed = result.status() == Status.UNKNOWN ? MAY_BE_OPEN : MAY_BE_ABSENT;
        if (breaks(result)) {
            return EvidenceGrade.F;
        }
        if (result.status() == Status.PASS
                || (result.status() != Status.FAIL
                        && Check.of(result.id()).filter(allowed::contains).isPresent())) {
            return EvidenceGrade.A;
        }
        return Check.of(result.id()).filter(CLAIMANTS_WORD::contains).isPresent() ? EvidenceGrade.C : EvidenceGrade.B;
    }
}
