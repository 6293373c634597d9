package dev.colophon.evidence.verify;

import dev.colophon.evidence.verify.check.Check;
import dev.colophon.evidence.verify.check.CheckResult;
import dev.colophon.evidence.verify.check.Status;
import java.util.Arrays;
import java.util.List;

/**
 * What was found about a bundle.
 *
 * @param bundle its stem, such as {@code C-17-1}
 * @param checks in a fixed order; several about one check where it fails for several parts
 */
public record VerifyReport(String bundle, EvidenceGrade grade, Independence independent, List<CheckResult> checks) {

    public VerifyReport {
        checks = List.copyOf(checks);
    }

    /**
     * Who vouches for the bundle and is not its maker, by the verifier's own trust folder.
     *
     * @param trustFolder whether there was one
     * @param authorities names of timestamp authorities
     * @param witnesses names of witnesses of the log, one for each operator
     * @param quorum how many witnesses were asked for
     */
    public record Independence(boolean trustFolder, List<String> authorities, List<String> witnesses, int quorum) {

        public Independence {
            authorities = List.copyOf(authorities);
            witnesses = List.copyOf(witnesses);
        }

        boolean quorumReached() {
            return witnesses.size() >= quorum;
        }
    }

    /** The results of one check, or of one item of the environment. */
    public List<CheckResult> of(String id) {
        return checks.stream().filter(check -> check.id().equals(id)).toList();
    }

    /** What keeps the grade from being better, besides who vouches for the time. */
    public List<CheckResult> caps() {
        return checks.stream()
                .filter(check -> grade != EvidenceGrade.A && Grading.best(check) == grade)
                .toList();
    }

    /** Names of parts that were promised at sealing and are not there. */
    public List<String> missing() {
        return of(Check.SIDE_PROMISED.id).stream()
                .filter(check -> check.status() != Status.PASS)
                .flatMap(check -> Arrays.stream(check.part().split(", ")))
                .toList();
    }

    /** Everything that does not hold, without the environment. */
    public List<CheckResult> failures() {
        return checks.stream().filter(Grading::breaks).toList();
    }
}
