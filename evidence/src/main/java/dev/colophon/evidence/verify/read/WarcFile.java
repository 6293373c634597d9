package dev.colophon.evidence.verify.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.messages.Message;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A WARC 1.1 file (ISO 28500:2017) with one gzip member for each record, read from the first to the last byte without
 * keeping any block.
 *
 * @param records those that could be read
 * @param faults what is not as it must be; when it is about the form, nothing behind it was read
 */
public record WarcFile(List<WarcRecord> records, List<Fault> faults) {

    private static final String VERSION = "WARC/1.1";
    private static final int MAX_HEADER = 64 << 10;
    private static final int MAX_RECORDS = 100_000;
    private static final int MAX_DATE = "2026-01-31T12:00:00.123456789Z".length();
    private static final int MAX_LINES = 1_000;
    private static final int MAX_FAULTS = 1_000;

    /** What a header line takes in memory beyond its letters. */
    private static final int LINE_BYTES = 160;

    /** What all headers together may take. */
    private static final long MAX_KEPT = 32L << 20;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern RECORD_ID = Pattern.compile("<urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}>");
    private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,12}");
    private static final String CONCURRENT_TO = "warc-concurrent-to";

    public WarcFile {
        records = List.copyOf(records);
        faults = List.copyOf(faults);
    }

    /** Reads a file; the part that faults name is {@code part#record}. */
    public static WarcFile read(InputStream packed, String part) {
        List<WarcRecord> records = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        try (GzipMembers members = new GzipMembers(packed, part)) {
            new Reader(members, records, faults).all();
        } catch (MalformedPart e) {
            faults.add(new Fault("warc.members", e.part(), e.why()));
        }
        return new WarcFile(records, faults);
    }

    private static final class Reader {
        private final GzipMembers members;
        private final List<WarcRecord> records;
        private final List<Fault> faults;
        private final Set<String> ids = new HashSet<>();
        private final byte[] header = new byte[MAX_HEADER];
        private final byte[] buffer = new byte[1 << 16];
        private int from;
        private int to;
        private long kept;

        Reader(GzipMembers members, List<WarcRecord> records, List<Fault> faults) {
            this.members = members;
            this.records = records;
            this.faults = faults;
        }

        void all() throws MalformedPart {
            while (members.next()) {
                from = 0;
                to = 0;
                records.add(one());
                if (records.size() > MAX_RECORDS || kept > MAX_KEPT) {
                    throw members.fault(Message.of("warc.many"));
                }
            }
        }

        private WarcRecord one() throws MalformedPart {
            String[] lines = header().split("\r\n", -1);
            if (!lines[0].equals(VERSION)) {
                throw stop("warc.version", Message.of("warc.version", VERSION));
            }
            Map<String, String> headers = new LinkedHashMap<>();
            List<String> concurrentTo = new ArrayList<>();
            if (lines.length > MAX_LINES) {
                throw stop("warc.headers", Message.of("warc.lines", MAX_LINES));
            }
            kept += (long) lines.length * LINE_BYTES;
            for (String line : List.of(lines).subList(1, lines.length)) {
                header(line, headers, concurrentTo);
            }
            required(headers);
            String length = headers.getOrDefault("content-length", "");
            if (!LENGTH.matcher(length).matches()) {
                throw stop("warc.headers", Message.of("warc.length"));
            }
            BlockDigests digests = new BlockDigests(headers.getOrDefault("content-type", ""));
            block(Long.parseLong(length), digests);
            digests.finish();
            return new WarcRecord(
                    members.members(),
                    headers,
                    concurrentTo,
                    members.start(),
                    members.length(),
                    digests.block(),
                    digests.payload(),
                    digests.httpStatus(),
                    digests.mediaType());
        }

        /** The lines before the empty one. */
        private String header() throws MalformedPart {
            int length = 0;
            while (length < 4 || !endsHeader(header, length)) {
                if (length == MAX_HEADER || !more()) {
                    throw stop("warc.headers", Message.of("warc.header.end", MAX_HEADER));
                }
                header[length++] = buffer[from++];
            }
            kept += length;
            try {
                return UTF_8.newDecoder()
                        .decode(ByteBuffer.wrap(header, 0, length - 4))
                        .toString();
            } catch (CharacterCodingException _) {
                throw stop("warc.headers", Message.of("warc.header.utf8"));
            }
        }

        private static boolean endsHeader(byte[] header, int length) {
            return header[length - 1] == '\n'
                    && header[length - 2] == '\r'
                    && header[length - 3] == '\n'
                    && header[length - 4] == '\r';
        }

        private void header(String line, Map<String, String> headers, List<String> concurrentTo) {
            int colon = line.indexOf(": ");
            String name = line.substring(0, Math.max(0, colon));
            String value = line.substring(Math.max(0, colon) + Math.min(line.length(), 2));
            boolean plain = value.chars().noneMatch(c -> c < ' ' || c == 0x7f);
            if (!NAME.matcher(name).matches()
                    || value.isEmpty()
                    || !value.strip().equals(value)
                    || !plain) {
                fault("warc.headers", Message.of("warc.header.line"));
                return;
            }
            String key = name.toLowerCase(Locale.ROOT);
            if (key.equals(CONCURRENT_TO)) {
                concurrentTo.add(value);
            } else if (headers.put(key, value) != null) {
                fault("warc.headers", Message.of("warc.header.twice", name));
            }
        }

        private void required(Map<String, String> headers) {
            if (!RECORD_ID.matcher(headers.getOrDefault("warc-record-id", "")).matches()) {
                fault("warc.headers", Message.of("warc.id"));
            } else if (!ids.add(headers.getOrDefault("warc-record-id", ""))) {
                fault("warc.headers", Message.of("warc.id.twice"));
            }
            try {
                String date = headers.getOrDefault("warc-date", "");
                if (!date.endsWith("Z")
                        || date.length() > MAX_DATE
                        || !Character.isDigit(date.charAt(0))
                        || Instant.parse(date).isBefore(Instant.EPOCH)) {
                    fault("warc.headers", Message.of("warc.date"));
                }
            } catch (DateTimeException _) {
                fault("warc.headers", Message.of("warc.date"));
            }
            String type = headers.getOrDefault("warc-type", "");
            boolean exchange = type.equals("request") || type.equals("response") || type.equals("resource");
            if (type.isEmpty() || (exchange && !headers.containsKey("warc-target-uri"))) {
                fault("warc.headers", Message.of("warc.type"));
            }
            if (exchange
                    && !type.equals("resource")
                    && !headers.getOrDefault("content-type", "").equals("application/http;msgtype=" + type)) {
                fault("warc.headers", Message.of("warc.content-type", type));
            }
        }

        private void block(long length, BlockDigests digests) throws MalformedPart {
            long left = length;
            while (left > 0) {
                if (!more()) {
                    throw members.fault(Message.of("warc.block.short", left));
                }
                int count = (int) Math.min(left, to - from);
                digests.update(buffer, from, count);
                from += count;
                left -= count;
            }
            for (char c : new char[] {'\r', '\n', '\r', '\n'}) {
                if (!more() || buffer[from++] != c) {
                    throw members.fault(Message.of("warc.block.end"));
                }
            }
            if (more()) {
                throw members.fault(Message.of("warc.member.two"));
            }
        }

        private boolean more() throws MalformedPart {
            while (from == to) {
                from = 0;
                to = members.read(buffer, 0, buffer.length);
                if (to < 0) {
                    to = 0;
                    return false;
                }
            }
            return true;
        }

        private void fault(String check, Message why) {
            if (faults.size() < MAX_FAULTS) {
                faults.add(new Fault(check, members.place(), why));
            }
        }

        /** Reading cannot go on behind this. */
        private MalformedPart stop(String check, Message why) {
            fault(check, why);
            return members.fault(Message.of("warc.rest"));
        }
    }
}
