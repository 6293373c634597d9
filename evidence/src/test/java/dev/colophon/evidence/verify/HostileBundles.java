package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.verify.container.Entries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** Bundles that somebody made to take the memory or the time of whoever verifies them. */
public final class HostileBundles {

    private static final String REPORT = "C-17-1.report.pdf";

    private HostileBundles() {}

    /** Writes one of {@link #names} and answers its container. */
    public static Path write(String name, Path folder) throws IOException {
        SampleBundle.write(folder, Objects.requireNonNull(all().get(name), name).get());
        return folder.resolve("C-17-1.wacz");
    }

    /** What there is. */
    public static List<String> names() {
        return List.copyOf(all().keySet());
    }

    private static Map<String, Supplier<SortedMap<String, byte[]>>> all() {
        Map<String, Supplier<SortedMap<String, byte[]>>> all = new LinkedHashMap<>();
        all.put("bomb in the WARC file", () -> with(Entries.WARC, bomb()));
        all.put("bomb in the index", () -> with(Entries.CDXJ, SampleWarc.gzip(new byte[300 << 20])));
        all.put("headers of nothing but faults", () -> with(Entries.WARC, faults()));
        all.put("60 MB of {}", () -> with(Entries.MATCH, text("{\"v\":1,\"matches\":[", "{},", 20_000_000, "{}]}")));
        all.put("JSON 5,000,000 levels deep", () -> with(Entries.ENVIRONMENT, text("{\"items\":", "[", 5_000_000, "")));
        all.put("a line of 60 MB", () -> with(Entries.PROCESS, text("{\"n\":1,\"step\":\"", "x", 60_000_000, "\"}\n")));
        all.put(
                "a million lines",
                () -> with(Entries.PROCESS, text("", "{\"n\":1,\"step\":\"start\"}\n", 1_000_000, "")));
        all.put(
                "years beyond all clocks",
                () -> with(Entries.PROCESS, text("", "{\"n\":1,\"wall\":\"+999999999-12-31T23:59:59Z\"}\n", 1, "")));
        all.put("as many entries as there can be", HostileBundles::entries);
        all.put("a list of 250,000 files", () -> with(Entries.DATAPACKAGE, list()));
        all.put("page of the report that is a bomb", () -> beside(REPORT, report(pageBomb())));
        all.put("report of 30 MB of nothing", () -> beside(REPORT, text("%PDF-1.7\n", "<<", 15_000_000, "%%EOF")));
        all.put("timestamp of 250,000 parts", () -> beside("C-17-1.tsr", manyParts()));
        all.put("proof in a line of 1 MB", () -> beside("C-17-1.tlog-proof", text("index ", "1", 1_000_000, "\n")));
        return all;
    }

    private static SortedMap<String, byte[]> with(String entry, byte[] bytes) {
        SampleBundle bundle = new SampleBundle();
        if (entry.equals(Entries.DATAPACKAGE)) {
            Map<String, byte[]> inside =
                    SampleZip.entries(Objects.requireNonNull(bundle.files().get("C-17-1.wacz")));
            inside.put(entry, bytes);
            return beside("C-17-1.wacz", SampleZip.of(inside).bytes());
        }
        bundle.entries = inside -> inside.put(entry, bytes);
        return bundle.files();
    }

    private static SortedMap<String, byte[]> beside(String file, byte[] bytes) {
        SortedMap<String, byte[]> files = new SampleBundle().files();
        files.put(file, bytes);
        return files;
    }

    private static byte[] text(String before, String again, int times, String behind) {
        return (before + again.repeat(times) + behind).getBytes(UTF_8);
    }

    private static byte[] bomb() {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write("WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 3000000000\r\n\r\n".getBytes(UTF_8));
            zeros(gzip, 1_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bomb.toByteArray();
    }

    private static void zeros(OutputStream out, int mebibytes) throws IOException {
        byte[] zeros = new byte[1 << 20];
        for (int i = 0; i < mebibytes; i++) {
            out.write(zeros);
        }
    }

    private static byte[] faults() {
        byte[] member = SampleWarc.gzip(text("WARC/1.1\r\n", "a\r\n", 20_000, "\r\n"));
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 500; i++) {
            many.writeBytes(member);
        }
        return many.toByteArray();
    }

    private static SortedMap<String, byte[]> entries() {
        List<Map.Entry<String, byte[]>> entries = new ArrayList<>();
        for (int i = 0; i < 65_534; i++) {
            entries.add(Map.entry("evidence/" + "n".repeat(200) + i, new byte[0]));
        }
        return beside("C-17-1.wacz", SampleZip.of(entries).bytes());
    }

    private static byte[] list() {
        return text(
                "{\"resources\":[",
                "{\"bytes\":1,\"hash\":\"sha256:00\",\"name\":\"a\",\"path\":\"a\"},",
                250_000,
                "{}]}");
    }

    private static byte[] pageBomb() {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDStream content = new PDStream(document);
            try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
                byte[] spaces = " ".repeat(1 << 20).getBytes(UTF_8);
                for (int i = 0; i < 600; i++) {
                    out.write(spaces);
                }
            }
            page.setContents(content);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] report(byte[] pdf) {
        return SampleBundle.REPORT.signed(pdf, SampleBundle.CAPTURED.plusSeconds(20), Optional.empty());
    }

    /** DER: a sequence of empty sequences. */
    private static byte[] manyParts() {
        int length = 500_000;
        byte[] der = new byte[length + 5];
        der[0] = 0x30;
        der[1] = (byte) 0x83;
        der[2] = (byte) (length >>> 16);
        der[3] = (byte) (length >>> 8);
        der[4] = (byte) length;
        for (int i = 5; i < der.length; i += 2) {
            der[i] = 0x30;
        }
        return der;
    }
}
