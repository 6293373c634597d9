package dev.colophon.evidence.report;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everything that the report of one bundle prints. Texts may come from anywhere, also from the site that was captured: they
 * are printed as text, never read as HTML, and what a reader could not see in them is made visible.
 *
 * @param caseId letters, digits, {@code . _ -}, at most 64
 * @param number of the capture within the case, from 1
 * @param made when the report was made
 * @param software name and version of what made the bundle
 * @param dataPackage SHA-256 of {@code datapackage.json}, which covers every file in the container
 * @param matches surest first
 * @param parts every file of the bundle whose bytes are known, the report itself not among them: first the files beside
 *     each other, then those within the container
 */
public record EvidenceReport(
        String caseId,
        int number,
        Instant made,
        String software,
        Claimant claimant,
        Found found,
        List<MatchedWork> matches,
        List<LicenceCheck> licenceChecks,
        Optional<SecondLook> secondLook,
        List<EnvironmentItem> environment,
        Hash dataPackage,
        List<Part> parts,
        List<Timestamp> timestamps,
        Optional<LogPlace> log) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public EvidenceReport {
        if (!WORD.matcher(caseId).matches() || number < 1) {
            throw new IllegalArgumentException("not the name of a bundle: case " + caseId + ", capture " + number);
        }
        matches = List.copyOf(matches);
        licenceChecks = List.copyOf(licenceChecks);
        environment = List.copyOf(environment);
        parts = List.copyOf(parts);
        timestamps = List.copyOf(timestamps);
    }

    /** What the names of all files of the bundle begin with, such as {@code C-17-1}. */
    public String stem() {
        return caseId + "-" + number;
    }

    /** Who says that the work is theirs. */
    public record Claimant(String name, Optional<String> contact) {}

    /**
     * What was found, where and when.
     *
     * @param url the address that was asked
     * @param page the page that led there
     * @param at when it was asked
     * @param peer the network address that answered
     * @param status HTTP status
     * @param mediaType as the server named it; empty string where it named none
     * @param bytes length of the body
     * @param body SHA-256 of the body as it was received
     * @param vantage where the machine stood that asked, as its operator says
     * @param entry the file inside that was compared, where the body is an archive or a document
     */
    public record Found(
            String url,
            Optional<String> page,
            Instant at,
            String peer,
            int status,
            String mediaType,
            long bytes,
            Hash body,
            Optional<TlsFacts> tls,
            Optional<String> vantage,
            Optional<Entry> entry) {}

    /**
     * A file inside what was received.
     *
     * @param path its name there
     */
    public record Entry(String path, long bytes, Hash sha256) {}

    /**
     * How the connection was secured.
     *
     * @param protocol such as {@code TLSv1.3}
     * @param cipher the suite, as the standard names it
     * @param chain SHA-256 of each certificate, the server's first
     * @param names that the server's certificate holds
     */
    public record TlsFacts(String protocol, String cipher, List<Hash> chain, List<String> names) {

        public TlsFacts {
            chain = List.copyOf(chain);
            names = List.copyOf(names);
        }
    }

    /**
     * A work that shares content with what was found.
     *
     * @param work its identifier in the register
     * @param reference the registered file that matched
     * @param falseAlarms expected number of wrong matches like this one for one such search
     * @param tool engine and version that found it
     */
    public record MatchedWork(
            String work,
            String title,
            Kind kind,
            String reference,
            Certainty grade,
            double falseAlarms,
            List<Segment> segments,
            Change change,
            String tool) {

        public MatchedWork {
            segments = List.copyOf(segments);
        }
    }

    /** What somebody made. */
    public enum Kind {
        AUDIO,
        VIDEO,
        IMAGE,
        TEXT
    }

    /** How sure a match is. */
    public enum Certainty {
        EXACT,
        STRONG,
        CANDIDATE
    }

    /** A part of the work and the part of the copy that shows it. */
    public record Segment(Extent inWork, Extent inCopy) {}

    /** Something that was looked for before anything was claimed: a licence, a reserved use, a statement on the page. */
    public record LicenceCheck(Message asked, Message answer) {}

    /**
     * The second look, which a browser took after the capture.
     *
     * @param browser name and version
     * @param bodies what the browser received from the addresses that were captured, side by side
     * @param answers how many answers the page received
     * @param screenshot of the whole page
     */
    public record SecondLook(
            String browser,
            Instant at,
            String url,
            String title,
            List<Comparison> bodies,
            int answers,
            Optional<Screenshot> screenshot) {

        public SecondLook {
            bodies = List.copyOf(bodies);
        }
    }

    /**
     * What two looks received from one address.
     *
     * @param captured SHA-256 of the body that was captured
     * @param seen SHA-256 of what the browser received; empty when it did not ask for that address
     */
    public record Comparison(String url, Hash captured, Optional<Hash> seen) {}

    /** A PNG and the name of its part. */
    public record Screenshot(String part, byte[] png) {

        public Screenshot {
            png = png.clone();
        }

        @Override
        public byte[] png() {
            return png.clone();
        }
    }

    /** One checked fact about the machine and its surroundings. */
    public record EnvironmentItem(String id, State state, String value, String why) {}

    /** What became of a check. */
    public enum State {
        PASS,
        FAIL,
        UNKNOWN
    }

    /**
     * A file of the bundle.
     *
     * @param name as it stands in the folder, such as {@code C-17-1.wacz}, or the path within the container, such as
     *     {@code archive/data.warc.gz}
     */
    public record Part(String name, long bytes, Hash sha256) {}

    /**
     * An RFC 3161 timestamp over {@code datapackage.json}.
     *
     * @param part the file that holds it
     * @param authority as its certificate names it
     * @param independent whether somebody else than the claimant runs it; if not, it is local time only
     */
    public record Timestamp(String part, String authority, Instant time, boolean independent) {}

    /**
     * Where the bundle stands in the transparency log.
     *
     * @param index of the leaf, from 0
     * @param size of the tree that the proof is made for
     */
    public record LogPlace(String origin, long index, long size, Hash leaf, Hash root, List<WitnessMark> witnesses) {

        public LogPlace {
            witnesses = List.copyOf(witnesses);
        }
    }

    /**
     * Somebody else who signed that they saw the log at this size: neither the claimant nor the log's operator. The report
     * counts them as independent, so that a witness of the claimant's own must not be listed.
     */
    public record WitnessMark(String name, Instant time) {}
}
