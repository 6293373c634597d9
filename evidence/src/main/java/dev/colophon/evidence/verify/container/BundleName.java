package dev.colophon.evidence.verify.container;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The name of a bundle and of the files that make it up, all in one folder.
 *
 * @param caseId letters, digits, {@code _ -}, at most 64; no dot, so that no bundle's files look like those of another
 * @param number of the capture within the case, from 1
 */
public record BundleName(String caseId, int number) {

    /** So many tokens may follow the sealing. */
    public static final int MAX_LATE = 99;

    /** So often a token may be renewed. */
    public static final int MAX_GENERATION = 999;

    private static final Pattern CASE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern PART = Pattern.compile("([A-Za-z0-9_-]{1,64})-([1-9][0-9]{0,8})\\..+");
    private static final Pattern WACZ = Pattern.compile("([A-Za-z0-9_-]{1,64})-([1-9][0-9]{0,8})\\.wacz");

    public BundleName {
        if (!CASE.matcher(caseId).matches() || number < 1 || number > 999_999_999) {
            throw new IllegalArgumentException(
                    "a bundle is named <case>-<n>: the case of %s, n from 1".formatted(CASE));
        }
    }

    /** The name that a container's file name states; empty when it is not {@code <case>-<n>.wacz}. */
    public static Optional<BundleName> ofFile(String file) {
        return of(WACZ.matcher(file));
    }

    /** The name of the bundle that a file or folder belongs to; empty when it is named as no part of one. */
    public static Optional<BundleName> ofPart(String file) {
        return of(PART.matcher(file));
    }

    private static Optional<BundleName> of(Matcher named) {
        return named.matches()
                ? Optional.of(new BundleName(named.group(1), Integer.parseInt(named.group(2))))
                : Optional.empty();
    }

    /** What every file of the bundle begins with, before a dot. */
    public String stem() {
        return caseId + "-" + number;
    }

    /** The folder that is there while files of the bundle are made, and after that was interrupted. */
    public String workspace() {
        return "." + stem() + ".tmp";
    }

    public String wacz() {
        return stem() + ".wacz";
    }

    /** The first authority's token. */
    public String token() {
        return stem() + ".tsr";
    }

    /** The token of another authority over the same bytes: {@code which} from {@code 'b'} to {@code 'z'}. */
    public String token(char which) {
        if (which < 'b' || which > 'z') {
            throw new IllegalArgumentException("further tokens are lettered b to z");
        }
        return token() + "-" + which;
    }

    /** All names that tokens over the same bytes can have, the first authority's first. */
    public Stream<String> tokens() {
        return Stream.concat(
                Stream.of(token()), IntStream.rangeClosed('b', 'z').mapToObj(which -> token((char) which)));
    }

    /** A token over the same bytes that came after the sealing: {@code i} from 1 to {@value #MAX_LATE}. */
    public String lateToken(int i) {
        if (i < 1 || i > MAX_LATE) {
            throw new IllegalArgumentException("late tokens are numbered 1 to " + MAX_LATE);
        }
        return stem() + ".late-" + i + ".tsr";
    }

    /** All names that tokens over {@code datapackage.json} can have: those of the sealing, then the late ones. */
    public Stream<String> allTokens() {
        return Stream.concat(tokens(), IntStream.rangeClosed(1, MAX_LATE).mapToObj(this::lateToken));
    }

    /** The renewal of a token: {@code generation} from 2 to {@value #MAX_GENERATION}. */
    public static String renewal(String token, int generation) {
        if (generation < 2 || generation > MAX_GENERATION) {
            throw new IllegalArgumentException("renewals are generations 2 to " + MAX_GENERATION);
        }
        return token + "." + generation;
    }

    /** The root certificate of a token that came after the sealing, a late one or a renewal. */
    public static String root(String token) {
        return token + ".pem";
    }

    public String leaf() {
        return stem() + ".leaf.json";
    }

    public String proof() {
        return stem() + ".tlog-proof";
    }

    public String report() {
        return stem() + ".report.pdf";
    }

    public String readme() {
        return stem() + ".README.txt";
    }

    /** The folder of certificates and keys. */
    public String trust() {
        return stem() + ".trust";
    }

    /** A root certificate of a timestamp authority: {@code i} from 1. */
    public String authority(int i) {
        return trust() + "/tsa-" + i + ".pem";
    }

    public String logKey() {
        return trust() + "/log.vkey";
    }

    /** The key of a witness: {@code i} from 1. */
    public String witnessKey(int i) {
        return trust() + "/witness-" + i + ".vkey";
    }

    /** The certificate that signs the report. */
    public String signer() {
        return trust() + "/signer.pem";
    }
}
