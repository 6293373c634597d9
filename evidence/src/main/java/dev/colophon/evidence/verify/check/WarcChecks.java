package dev.colophon.evidence.verify.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.container.Opened;
import dev.colophon.evidence.verify.read.CdxLine;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.StrictJson;
import dev.colophon.evidence.verify.read.WarcRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The captured traffic, its index and the list of pages. */
public final class WarcChecks {

    private static final DateTimeFormatter FOURTEEN =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String SHA256 = "sha256:";
    private static final int MAX_PAGES = 4 << 20;
    private static final int MAX_PAGE_LINES = 10_000;

    private final Opened bundle;
    private final Findings findings;
    private final List<WarcRecord> records;

    public WarcChecks(Opened bundle, Findings findings) {
        this.bundle = bundle;
        this.findings = findings;
        this.records = bundle.warc().records();
    }

    public void run() {
        bundle.warc().faults().forEach(findings::fail);
        if (records.isEmpty()) {
            findings.fail(Check.WARC_MEMBERS, Entries.WARC, Message.of("warc.empty"));
            return;
        }
        records.forEach(this::digests);
        links();
        pairing();
        truncated();
        peers();
        index();
        pages();
        Message count = Message.of("warc.records", records.size());
        for (Check check : List.of(
                Check.WARC_VERSION,
                Check.WARC_MEMBERS,
                Check.WARC_HEADERS,
                Check.WARC_DIGEST_PRESENT,
                Check.WARC_DIGEST_BLOCK,
                Check.WARC_DIGEST_PAYLOAD,
                Check.WARC_PAIRING,
                Check.WARC_LINKS)) {
            findings.pass(check, Entries.WARC, count);
        }
    }

    private static String part(WarcRecord record) {
        return Entries.WARC + "#" + record.number();
    }

    private void digests(WarcRecord record) {
        String block = record.header("warc-block-digest");
        String payload = record.header("warc-payload-digest");
        boolean needsPayload = record.indexed();
        if (block.isEmpty() || (needsPayload && payload.isEmpty())) {
            findings.fail(
                    Check.WARC_DIGEST_PRESENT,
                    part(record),
                    Message.of(block.isEmpty() ? "warc.digest.no-block" : "warc.digest.no-payload", record.type()));
        }
        if (!block.isEmpty() && !block.equals(SHA256 + record.block().hex())) {
            findings.fail(
                    Check.WARC_DIGEST_BLOCK,
                    part(record),
                    Message.of("warc.digest.block", record.block().hex()));
        }
        String computed = record.payload().map(hash -> SHA256 + hash.hex()).orElse("");
        if ((needsPayload || !payload.isEmpty()) && (computed.isEmpty() || !payload.equals(computed))) {
            findings.fail(
                    Check.WARC_DIGEST_PAYLOAD,
                    part(record),
                    computed.isEmpty()
                            ? Message.of("warc.digest.no-header-end")
                            : Message.of("warc.digest.payload", computed));
        }
        if (record.is("response") && record.httpStatus().isEmpty()) {
            findings.fail(Check.WARC_HEADERS, part(record), Message.of("warc.status-line"));
        }
    }

    private void links() {
        Map<String, WarcRecord> byId =
                records.stream().collect(Collectors.toMap(WarcRecord::id, Function.identity(), (first, _) -> first));
        WarcRecord info = records.getFirst();
        if (!info.is("warcinfo")) {
            findings.fail(Check.WARC_LINKS, part(info), Message.of("warc.info.first"));
        }
        for (WarcRecord record : records.subList(1, records.size())) {
            // Optional: the warcinfo record ahead of it in the file applies (ISO 28500).
            String named = record.header("warc-warcinfo-id");
            if (record.is("warcinfo") || !(named.isEmpty() || named.equals(info.id()))) {
                findings.fail(Check.WARC_LINKS, part(record), Message.of("warc.info.other"));
            }
            List<String> others = new ArrayList<>(record.concurrentTo());
            Optional.of(record.header("warc-refers-to"))
                    .filter(id -> !id.isEmpty())
                    .ifPresent(others::add);
            for (String other : others) {
                if (!byId.containsKey(other) || other.equals(record.id())) {
                    findings.fail(Check.WARC_LINKS, part(record), Message.of("warc.dangling"));
                }
            }
        }
    }

    private void pairing() {
        Map<String, Integer> requests = new HashMap<>();
        Map<String, WarcRecord> responses = records.stream()
                .filter(record -> record.is("response"))
                .collect(Collectors.toMap(WarcRecord::id, Function.identity(), (first, _) -> first));
        for (WarcRecord request : records) {
            if (request.is("request")) {
                List<WarcRecord> own = request.concurrentTo().stream()
                        .filter(responses::containsKey)
                        .map(responses::get)
                        .toList();
                if (own.size() != 1 || !own.getFirst().target().equals(request.target())) {
                    findings.fail(Check.WARC_PAIRING, part(request), Message.of("warc.request"));
                } else {
                    requests.merge(own.getFirst().id(), 1, Integer::sum);
                }
            }
        }
        for (WarcRecord response : responses.values()) {
            if (requests.getOrDefault(response.id(), 0) != 1) {
                findings.fail(
                        Check.WARC_PAIRING,
                        part(response),
                        Message.of("warc.response", requests.getOrDefault(response.id(), 0)));
            }
        }
        if (responses.isEmpty()) {
            findings.fail(Check.WARC_PAIRING, Entries.WARC, Message.of("warc.no-response"));
        }
    }

    private void truncated() {
        for (WarcRecord record : records) {
            if (!record.header("warc-truncated").isEmpty()) {
                findings.unknown(
                        Check.WARC_TRUNCATED,
                        part(record),
                        Message.of("warc.truncated", record.header("warc-truncated")));
            }
        }
        findings.pass(Check.WARC_TRUNCATED, Entries.WARC, Message.none());
    }

    /** Whoever runs the capturing machine decides what answers at an address that only it can reach. */
    private void peers() {
        Set<String> peers = new LinkedHashSet<>();
        for (WarcRecord record : records) {
            if (record.is("response")) {
                String address = record.header("warc-ip-address");
                peers.add(address);
                PublicAddress.otherwise(address)
                        .ifPresent(why -> findings.unknown(
                                Check.WARC_PEER,
                                part(record),
                                address.isEmpty()
                                        ? Message.of("warc.peer.unknown")
                                        : Message.of("warc.peer", address, why)));
            }
        }
        findings.pass(Check.WARC_PEER, Entries.WARC, Message.verbatim(String.join(", ", peers)));
    }

    private void index() {
        try {
            List<CdxLine> lines = CdxLine.read(bundle.container().entry(Entries.CDXJ).data().stream(), Entries.CDXJ);
            Map<String, WarcRecord> byOffset = records.stream()
                    .filter(WarcRecord::indexed)
                    .collect(Collectors.toMap(record -> Long.toString(record.offset()), Function.identity()));
            for (CdxLine line : lines) {
                String part = Entries.CDXJ + "#" + line.number();
                WarcRecord record = byOffset.remove(line.fields().text("offset"));
                if (record == null) {
                    findings.fail(Check.CDXJ_OFFSETS, part, Message.of("cdxj.no-record"));
                } else if (!agrees(line, record)) {
                    findings.fail(Check.CDXJ_OFFSETS, part, Message.of("cdxj.other", record.number()));
                }
            }
            byOffset.values()
                    .forEach(record -> findings.fail(Check.CDXJ_OFFSETS, part(record), Message.of("cdxj.missing")));
            findings.pass(Check.CDXJ_OFFSETS, Entries.CDXJ, Message.of("cdxj.count", lines.size()));
        } catch (MalformedPart e) {
            findings.fail(Check.CDXJ_OFFSETS, e);
        }
    }

    private static boolean agrees(CdxLine line, WarcRecord record) throws MalformedPart {
        JsonObject fields = line.fields();
        String status = record.httpStatus().map(String::valueOf).orElse("200");
        return fields.text("length").equals(Long.toString(record.length()))
                && fields.text("filename").equals(Entries.WARC_FILE)
                && fields.text("url").equals(record.target())
                && fields.hash("digest", SHA256).equals(record.payload().orElse(record.block()))
                && fields.text("status").equals(status)
                && fields.text("mime").equals(record.mediaType().orElse("application/octet-stream"))
                && line.time().equals(fourteen(record.header("warc-date")));
    }

    private static String fourteen(String date) {
        try {
            return FOURTEEN.format(Instant.parse(date));
        } catch (DateTimeException _) {
            return "";
        }
    }

    private void pages() {
        try {
            String text = new String(bundle.container().bytes(Entries.PAGES, MAX_PAGES), UTF_8);
            List<String> lines = text.lines().limit(MAX_PAGE_LINES + 1L).toList();
            if (lines.size() > MAX_PAGE_LINES) {
                throw new MalformedPart(Entries.PAGES, Message.of("lines.many", MAX_PAGE_LINES));
            }
            if (lines.size() < 2 || !text.endsWith("\n") || !isHead(lines.getFirst())) {
                throw new MalformedPart(Entries.PAGES, Message.of("pages.head"));
            }
            for (String line : lines.subList(1, lines.size())) {
                JsonObject page = StrictJson.object(line.getBytes(UTF_8), Entries.PAGES);
                String url = page.text("url");
                Instant time = page.time("ts");
                if (records.stream()
                        .noneMatch(record -> record.indexed() && record.target().equals(url))) {
                    throw new MalformedPart(Entries.PAGES, Message.of("pages.not-captured", time));
                }
            }
            findings.pass(Check.PAGES_FORM, Entries.PAGES, Message.none());
        } catch (MalformedPart e) {
            findings.fail(Check.PAGES_FORM, e);
        }
    }

    private static boolean isHead(String line) throws MalformedPart {
        JsonObject head = StrictJson.object(line.getBytes(UTF_8), Entries.PAGES);
        return head.text("format").equals("json-pages-1.0") && head.text("id").equals("pages");
    }

    /** Whether a captured response or resource has a payload of this hash. */
    static boolean holds(Opened bundle, Hash body) {
        return holding(bundle, body).isPresent();
    }

    /** The first of them. */
    static Optional<WarcRecord> holding(Opened bundle, Hash body) {
        return bundle.warc().records().stream()
                .filter(WarcRecord::indexed)
                .filter(record -> record.payload().filter(body::equals).isPresent())
                .findFirst();
    }
}
