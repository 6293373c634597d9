package dev.colophon.evidence.verify;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a bundle and the files beside it are called: {@code <case>-<number>} and a part. A case has no dot in its name, so
 * that no bundle's files can be taken for another's.
 *
 * @param caseId letters, digits, {@code _ -}, at most 64, the first a letter or digit
 * @param number of the capture within the case, from 1
 */
public record BundleName(String caseId, int number) {

    private static final Pattern CASE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Pattern STEM = Pattern.compile("(" + CASE + ")-([1-9][0-9]{0,8})");

    public BundleName {
        if (!CASE.matcher(caseId).matches() || number < 1 || number > 999_999_999) {
            throw new IllegalArgumentException("a bundle is named by a case (%s) and a number from 1".formatted(CASE));
        }
    }

    /** The name that {@code stem} spells; empty when it spells none. */
    public static Optional<BundleName> ofStem(String stem) {
        Matcher matcher = STEM.matcher(stem);
        return matcher.matches()
                ? Optional.of(new BundleName(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** What all its files begin with, without the dot, such as {@code C-17-1}. */
    public String stem() {
        return caseId + "-" + number;
    }

    /** The container. */
    public String wacz() {
        return stem() + ".wacz";
    }

    /** The first authority's timestamp; {@code index} 0 is {@code .tsr}, 1 is {@code .tsr-b}, 2 is {@code .tsr-c} … */
    public String timestamp(int index) {
        return stem() + ".tsr" + (index == 0 ? "" : "-" + (char) ('a' + index));
    }

    /** A renewal; {@code generation} 2 is {@code .tsr.2}, over the bytes of {@code .tsr}. */
    public String renewal(int generation) {
        return stem() + ".tsr" + (generation == 1 ? "" : "." + generation);
    }

    /** The leaf of the transparency log. */
    public String leaf() {
        return stem() + ".leaf.json";
    }

    /** The proof that the leaf stands in the log. */
    public String proof() {
        return stem() + ".tlog-proof";
    }

    /** The signed report. */
    public String report() {
        return stem() + ".report.pdf";
    }

    /** The plain text that says how to check everything. */
    public String readme() {
        return stem() + ".README.txt";
    }

    /** The folder of certificates and verifier keys. */
    public String trust() {
        return stem() + ".trust";
    }

    /** The root certificate of the authority {@code number}, from 1. */
    public String authority(int number) {
        return trust() + "/tsa-" + number + ".pem";
    }

    /** The key that verifies the log. */
    public String logKey() {
        return trust() + "/log.vkey";
    }

    /** The key of the witness {@code number}, from 1. */
    public String witness(int number) {
        return trust() + "/witness-" + number + ".vkey";
    }

    /** The certificate that the report is signed with. */
    public String signer() {
        return trust() + "/signer.pem";
    }

    @Override
    public String toString() {
        return stem();
    }
}
