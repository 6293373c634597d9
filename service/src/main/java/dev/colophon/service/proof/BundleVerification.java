package dev.colophon.service.proof;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.colophon.evidence.verify.EvidenceGrade;
import dev.colophon.evidence.verify.check.Check;
import dev.colophon.evidence.verify.check.Status;
import dev.colophon.service.json.JsonLines;
import java.util.Comparator;
import java.util.List;

/**
 * What the verifier found about a bundle, as its {@code verification.schema.json} has it.
 *
 * @param bundle its name
 * @param caps checks that keep the grade down
 * @param missing parts that were promised at sealing and are not there
 * @param checks in the order of the verifier
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BundleVerification(
        String bundle,
        EvidenceGrade grade,
        Independence independent,
        List<String> caps,
        List<String> missing,
        List<CheckedPart> checks) {

    public BundleVerification {
        caps = List.copyOf(caps);
        missing = List.copyOf(missing);
        checks = List.copyOf(checks);
    }

    /** Who vouches for the bundle and is not its maker, by the trust folder of whoever verified. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Independence(boolean trustFolder, List<String> authorities, List<String> witnesses, int quorum) {

        public Independence {
            authorities = List.copyOf(authorities);
            witnesses = List.copyOf(witnesses);
        }
    }

    /**
     * What one check found about one part.
     *
     * @param told why, in the language of the reader; it may hold text of the bundle
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CheckedPart(String id, Status status, String part, String told) {

        /** What it is about. */
        public Check.Group group() {
            return Check.of(id).map(check -> check.group).orElse(Check.Group.PROCESS);
        }

        private int severity() {
            return switch (status) {
                case FAIL -> 0;
                case UNKNOWN -> 1;
                case NOT_PRESENT -> 2;
                case PASS -> 3;
            };
        }
    }

    /** Of a line that the verifier printed. */
    static BundleVerification of(String line) {
        return JsonLines.read(line, BundleVerification.class);
    }

    /** Whether nothing in it fails: grade C or better. */
    public boolean holds() {
        return grade.meets(EvidenceGrade.C);
    }

    /** The checks of a group, those that do not hold first. */
    public List<CheckedPart> worstFirst(Check.Group group) {
        return checks.stream()
                .filter(check -> check.group() == group)
                .sorted(Comparator.comparingInt(CheckedPart::severity))
                .toList();
    }

    /** The groups, those with what does not hold first, then those with what is open. */
    public List<Check.Group> groups() {
        return checks.stream()
                .map(CheckedPart::group)
                .distinct()
                .sorted(Comparator.comparingInt((Check.Group group) -> Math.min(2, worst(group)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private int worst(Check.Group group) {
        return worstFirst(group).getFirst().severity();
    }

    /** How many checks came to that. */
    public long count(Status status) {
        return checks.stream().filter(check -> check.status() == status).count();
    }
}
