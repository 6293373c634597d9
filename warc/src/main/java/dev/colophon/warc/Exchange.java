package dev.colophon.warc;

import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.Recording;
import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.body.StoredBytes;
import dev.colophon.http.body.Truncation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The records of one exchange.
 *
 * @param records first the response or revisit, then what belongs to it
 * @param date their {@code WARC-Date}
 */
record Exchange(List<NewRecord> records, String date) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String PROFILES = "http://netpreserve.org/warc/1.1/revisit/";
    private static final int NOT_MODIFIED = 304;

    /** Types besides video whose formats pack their content. */
    private static final Set<String> PACKED = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "image/avif",
            "audio/mpeg",
            "audio/mp4",
            "audio/aac",
            "audio/ogg",
            "audio/flac",
            "application/epub+zip",
            "application/zip",
            "application/gzip");

    Exchange {
        records = List.copyOf(records);
    }

    /** Bytes before packing. */
    long size() {
        return records.stream()
                .mapToLong(record -> record.header().length + record.length())
                .sum();
    }

    /** The answer as it came. */
    static Exchange response(Fetched answer, Provenance provenance, String vantage) {
        Recording recording = recording(answer);
        StoredBytes response = recording.response();
        String date = date(answer.seen());
        FieldLines header = capture("response", date, answer)
                .add("WARC-Block-Digest", "sha256:" + response.sha256())
                .add("WARC-Payload-Digest", "sha256:" + answer.sent().sha256())
                .add("WARC-Truncated", recording.cut().map(Exchange::reason))
                .add("Content-Type", "application/http;msgtype=response");
        return of(answer, date, header, response::stream, response.size(), isPacked(answer), provenance, vantage);
    }

    /** The head of an answer whose content is that of an earlier one (ISO 28500, 6.7). */
    static Exchange revisit(Fetched answer, Provenance provenance, Original original, String vantage) {
        Recording recording = recording(answer);
        boolean notModified = answer.status() == NOT_MODIFIED;
        if (!notModified && !answer.sent().sha256().equals(original.payloadSha256())) {
            throw new IllegalArgumentException("the content of " + answer.url() + " is not that of " + original.date());
        }
        byte[] head = head(recording);
        String date = date(answer.seen());
        FieldLines header = capture("revisit", date, answer)
                .add("WARC-Profile", PROFILES + (notModified ? "server-not-modified" : "identical-payload-digest"))
                .add("WARC-Refers-To-Target-URI", withoutFragment(original.url()))
                .add("WARC-Refers-To-Date", original.date())
                .add("WARC-Block-Digest", digest(head))
                .add("WARC-Payload-Digest", "sha256:" + original.payloadSha256())
                // The standard asks for it where the content is left out; a 304 has none.
                .add("WARC-Truncated", notModified ? Optional.empty() : Optional.of("length"))
                .add("Content-Type", "application/http;msgtype=response");
        return of(answer, date, header, () -> new ByteArrayInputStream(head), head.length, false, provenance, vantage);
    }

    private static byte[] head(Recording recording) {
        try (InputStream response = recording.response().stream()) {
            return response.readNBytes(recording.headLength());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back an answer", e);
        }
    }

    private static Exchange of(
            Fetched answer,
            String date,
            FieldLines header,
            NewRecord.Block block,
            long length,
            boolean packed,
            Provenance provenance,
            String vantage) {
        String id = newId();
        Recording recording = recording(answer);
        NewRecord first = NewRecord.of(header.add("WARC-Record-ID", id), block, length, packed);
        FieldLines request = capture("request", date, answer)
                .add("WARC-Record-ID", newId())
                .add("WARC-Concurrent-To", id)
                .add("WARC-Block-Digest", digest(recording.request()))
                .add("Content-Type", "application/http;msgtype=request");
        byte[] facts = facts(answer, provenance, vantage).bytes();
        FieldLines metadata = common("metadata", date)
                .add("WARC-Target-URI", withoutFragment(answer.url()))
                .add("WARC-Record-ID", newId())
                .add("WARC-Concurrent-To", id)
                .add("WARC-Block-Digest", digest(facts))
                .add("Content-Type", "application/warc-fields");
        return new Exchange(
                List.of(first, NewRecord.of(request, recording.request()), NewRecord.of(metadata, facts)), date);
    }

    /** The head of a file. */
    static NewRecord warcinfo(WarcSettings settings, Instant now, String file) {
        byte[] block = new FieldLines()
                .add("software", settings.software())
                .add("format", "WARC File Format 1.1")
                .add("conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/")
                .add("operator", settings.contact())
                .add("robots", settings.robots())
                .add("vantage", settings.vantage())
                .bytes();
        return NewRecord.of(
                common("warcinfo", date(now))
                        .add("WARC-Record-ID", newId())
                        .add("WARC-Filename", file)
                        .add("WARC-Block-Digest", digest(block))
                        .add("Content-Type", "application/warc-fields"),
                block);
    }

    private static FieldLines facts(Fetched answer, Provenance provenance, String vantage) {
        Recording recording = recording(answer);
        FieldLines facts = new FieldLines()
                .add("source", provenance.source())
                .add("via", provenance.page())
                .add("asked-by", provenance.askedBy())
                .add("vantage", vantage)
                .add("fetchTimeMs", Long.toString(recording.elapsed().toMillis()))
                .add("peer", answer.peer().getHostAddress());
        for (InetAddress address : recording.addresses()) {
            facts.add("dns-address", address.getHostAddress());
        }
        recording.tls().ifPresent(tls -> {
            facts.add("tls-protocol", tls.protocol()).add("tls-cipher", tls.cipher());
            tls.chain().forEach(certificate -> facts.add("tls-certificate", "sha256:" + certificate));
            tls.names().forEach(name -> facts.add("tls-name", name));
        });
        return facts.add("cut", answer.cut().map(Truncation::reason));
    }

    private static FieldLines capture(String type, String date, Fetched answer) {
        return common(type, date)
                .add("WARC-Target-URI", withoutFragment(answer.url()))
                .add("WARC-IP-Address", answer.peer().getHostAddress());
    }

    private static FieldLines common(String type, String date) {
        return new FieldLines().add("WARC-Type", type).add("WARC-Date", date);
    }

    private static Recording recording(Fetched answer) {
        return answer.recording()
                .orElseThrow(() -> new IllegalArgumentException("the exchange with " + answer.url()
                        + " was not recorded; ask for it with FetchRequest.single"));
    }

    /** As the server says; whoever says so falsely costs some room. */
    private static boolean isPacked(Fetched answer) {
        String type = answer.type();
        return answer.header("content-encoding").isPresent() || type.startsWith("video/") || PACKED.contains(type);
    }

    private static String date(Instant instant) {
        return DATE.format(instant);
    }

    private static String newId() {
        return "<urn:uuid:" + UUID.randomUUID() + ">";
    }

    private static String reason(Truncation cut) {
        return cut.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String withoutFragment(String url) {
        int fragment = url.indexOf('#');
        return fragment < 0 ? url : url.substring(0, fragment);
    }

    private static String digest(byte[] block) {
        return "sha256:" + HexFormat.of().formatHex(BoundedCopy.sha256().digest(block));
    }
}
