package dev.colophon.evidence.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.bundle.environment.Moment;
import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.verify.check.Surt;
import dev.colophon.evidence.verify.read.Fault;
import dev.colophon.evidence.verify.read.WarcFile;
import dev.colophon.evidence.verify.read.WarcRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** The CDXJ index of a WARC file: a line for each record that a viewer can show, sorted by its bytes. */
final class WarcIndex {

    private static final String NO_TYPE = "application/octet-stream";

    /** The status of what was not received over HTTP, so that viewers show it. */
    private static final String SHOWN = "200";

    private WarcIndex() {}

    /**
     * Reads a WARC file and answers its index, packed.
     *
     * @param fileName what the lines call the file
     * @throws EvidenceException when the file is not as a verifier will want it
     */
    static byte[] of(InputStream warc, String fileName) {
        WarcFile file = WarcFile.read(warc, fileName);
        if (!file.faults().isEmpty()) {
            Fault first = file.faults().getFirst();
            throw new EvidenceException(
                    Reason.UNFIT,
                    "%s: %s; a bundle holds a WARC 1.1 file with a gzip member for each record"
                            .formatted(first.part(), first.why()));
        }
        List<byte[]> lines = file.records().stream()
                .filter(WarcRecord::indexed)
                .map(record -> line(record, fileName))
                .sorted(Arrays::compareUnsigned)
                .toList();
        if (lines.isEmpty()) {
            throw new EvidenceException(Reason.UNFIT, fileName + ": holds nothing that was captured");
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (byte[] line : lines) {
                out.write(line);
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        return packed.toByteArray();
    }

    private static byte[] line(WarcRecord record, String fileName) {
        Map<String, String> fields = Map.of(
                "url",
                record.target(),
                "mime",
                record.mediaType().orElse(NO_TYPE),
                "status",
                record.httpStatus().map(String::valueOf).orElse(SHOWN),
                "digest",
                "sha256:"
                        + record.payload()
                                .orElseThrow(() -> new EvidenceException(
                                        Reason.UNFIT, record.id() + ": a response without an HTTP header"))
                                .hex(),
                "length",
                String.valueOf(record.length()),
                "offset",
                String.valueOf(record.offset()),
                "filename",
                fileName);
        String time = Moment.digits(Instant.parse(record.header("warc-date")));
        String json = new String(CanonicalJson.bytes(fields), UTF_8);
        return (Surt.of(record.target()) + " " + time + " " + json + "\n").getBytes(UTF_8);
    }
}
