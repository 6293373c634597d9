package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.verify.check.Status;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.program.VerifyMain;
import dev.colophon.evidence.verify.program.VerifyProcess;
import dev.colophon.evidence.verify.program.VerifyText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that somebody made to harm the verifier end in FAIL: no exception, no memory, no file written. */
class HostileBundleTest {

    @TempDir
    Path folder;

    private VerifyReport verify(Map<String, byte[]> files) throws IOException, NotABundleException {
        SampleBundle.write(folder, files);
        return BundleVerifier.verify(folder.resolve("C-17-1.wacz"), SampleBundle.trust(), SampleBundle.CLOCK);
    }

    private VerifyReport with(String entry, byte[] bytes) throws IOException, NotABundleException {
        SampleBundle bundle = new SampleBundle();
        bundle.entries = inside -> inside.put(entry, bytes);
        return verify(bundle.files());
    }

    private static void failed(VerifyReport report, String check, String part) {
        assertThat(report.grade()).isEqualTo(EvidenceGrade.F);
        assertThat(report.of(check))
                .anyMatch(one -> one.status() == Status.FAIL && one.part().contains(part));
    }

    @Test
    @Tag("full")
    void aBombIsNotUnpacked() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write("WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 300000000\r\n\r\n".getBytes(UTF_8));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 290; i++) {
                gzip.write(zeros);
            }
        }
        VerifyReport report = with(Entries.WARC, bomb.toByteArray());
        failed(report, "warc.members", Entries.WARC + "#1");
        assertThat(report.of("warc.members").getFirst().why()).contains("200 times");
    }

    @Test
    void aLongIndexIsNotKept() throws Exception {
        failed(with(Entries.CDXJ, SampleWarc.gzip(new byte[40 << 20])), "cdxj.offsets", Entries.CDXJ);
    }

    @Test
    void anEndlessHeaderEnds() throws Exception {
        byte[] header = ("WARC/1.1\r\nWARC-Type: " + "x".repeat(70_000) + "\r\n\r\n").getBytes(UTF_8);
        failed(with(Entries.WARC, SampleWarc.gzip(header)), "warc.headers", Entries.WARC + "#1");
    }

    @Test
    void aRecordThatClaimsMuchIsCut() throws Exception {
        byte[] record = "WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 107374182400\r\n\r\nshort".getBytes(UTF_8);
        failed(with(Entries.WARC, SampleWarc.gzip(record)), "warc.members", Entries.WARC + "#1");
    }

    @Test
    void aWarcInOneMemberIsRefused() throws Exception {
        SampleWarc warc = new SampleWarc(new byte[100], headers -> headers);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] member : warc.members()) {
            all.write(new GZIPInputStream(new ByteArrayInputStream(member)).readAllBytes());
        }
        VerifyReport report = with(Entries.WARC, SampleWarc.gzip(all.toByteArray()));
        failed(report, "warc.members", Entries.WARC);
        assertThat(report.of("warc.members").getFirst().why()).contains("more than one record");
    }

    /** 82 KB of container that became a gigabyte of faults. */
    @Test
    void aHeaderOfNothingButFaultsIsCut() throws Exception {
        byte[] record = ("WARC/1.1\r\n" + "a\r\n".repeat(20_000) + "\r\n").getBytes(UTF_8);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        byte[] member = SampleWarc.gzip(record);
        for (int i = 0; i < 500; i++) {
            many.write(member);
        }
        failed(with(Entries.WARC, many.toByteArray()), "warc.headers", Entries.WARC + "#1");
    }

    @Test
    void jsonOfNothingButObjectsIsRefused() throws Exception {
        byte[] many = ("{\"v\":1,\"matches\":[" + "{},".repeat(5_000_000) + "{}]}").getBytes(UTF_8);
        failed(with(Entries.MATCH, many), "match.form", Entries.MATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+999999999-12-31T23:59:59.000Z", "-999999999-01-01T00:00:00.000Z", "+10000-01-01T00:00:00.000Z"
            })
    void yearsWithWhichNoClockReckonsAreRefused(String time) throws Exception {
        for (String entry :
                List.of(Entries.PAGES, Entries.PROCESS, Entries.DATAPACKAGE, Entries.SEAL, Entries.BROWSER)) {
            SampleBundle bundle = new SampleBundle();
            bundle.entries = inside -> inside.computeIfPresent(
                    entry,
                    (_, bytes) -> new String(bytes, UTF_8)
                            .replaceAll("2026-11-25T1[0-9:.]*Z", Matcher.quoteReplacement(time))
                            .getBytes(UTF_8));
            SortedMap<String, byte[]> files = bundle.files();
            if (entry.equals(Entries.SEAL) || entry.equals(Entries.DATAPACKAGE)) {
                byte[] wacz = new String(Objects.requireNonNull(files.get("C-17-1.wacz")), ISO_8859_1)
                        .replaceAll("2026-11-25T15:00:00\\.250Z", "+99999-11-25T15:00:00Z")
                        .getBytes(ISO_8859_1);
                files.put("C-17-1.wacz", wacz);
            }
            VerifyReport report = verify(files);
            if (!entry.equals(Entries.BROWSER)) {
                assertThat(report.grade()).as(entry).isEqualTo(EvidenceGrade.F);
            }
        }
        SampleBundle warc = new SampleBundle();
        warc.warcHeaders = headers -> {
            SortedMap<String, String> changed = new TreeMap<>(headers);
            changed.put("WARC-Date", time);
            return changed;
        };
        failed(verify(warc.files()), "warc.headers", Entries.WARC);
    }

    /** Whatever it asks for, the process that verifies it is bounded, and says so in one line. */
    @Test
    @Tag("full")
    void theProcessIsBounded() throws Exception {
        SampleBundle.write(folder, new SampleBundle().files());
        Path wacz = folder.resolve("C-17-1.wacz");
        VerifyProcess.Result good =
                VerifyProcess.runOnce(List.of(wacz.toString(), "--json", "--lang", "en"), List.of(wacz));
        assertThat(good.err()).isEmpty();
        assertThat(good.out()).contains("\"bundle\":\"C-17-1\"");
        VerifyProcess.Result none =
                VerifyProcess.runOnce(List.of(folder.resolve("C-2-1.wacz").toString()), List.of(wacz));
        assertThat(none.exit()).isEqualTo(VerifyMain.NOT_A_BUNDLE);
        assertThat(none.err()).contains("there is no such file");
    }

    @Test
    void deepJsonIsRefused() throws Exception {
        byte[] deep = ("{\"items\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}").getBytes(UTF_8);
        failed(with(Entries.ENVIRONMENT, deep), "environment.form", Entries.ENVIRONMENT);
    }

    @Test
    void deepDerIsRefused() throws Exception {
        byte[] deep = new byte[60_000];
        for (int i = 0; i + 4 <= deep.length; i += 4) {
            int left = deep.length - i - 4;
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x82;
            deep[i + 2] = (byte) (left >>> 8);
            deep[i + 3] = (byte) left;
        }
        SortedMap<String, byte[]> files = new SampleBundle().files();
        files.put("C-17-1.tsr", deep);
        failed(verify(files), "tsr.form", "C-17-1.tsr");
    }

    @Test
    void anEntryThatClaimsAHundredGigabytesIsRefused() throws Exception {
        SortedMap<String, byte[]> files = new SampleBundle().files();
        byte[] zip = Objects.requireNonNull(files.get("C-17-1.wacz"));
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(zip.length - 6);
        bytes.putInt(directory + 20, 0xffff_fff0).putInt(directory + 24, 0xffff_fff0);
        VerifyReport report = verify(files);
        failed(report, "zip.form", Entries.WARC);
        assertThat(report.of("zip.form")).anyMatch(check -> check.why().contains("more than there are"));
    }

    @Test
    void namesWithControlCharactersCannotDrawOnTheTerminal() throws Exception {
        SortedMap<String, byte[]> files = new SampleBundle().files();
        SampleZip zip = SampleZip.of(Map.of("\u001b[2J\u202eevil", new byte[1]));
        files.put("C-17-1.wacz", zip.bytes());
        String text = VerifyText.of(verify(files), Language.ENGLISH);
        assertThat(text.chars().filter(c -> c != '\n' && (Character.isISOControl(c) || c == 0x202e)))
                .isEmpty();
    }

    /** Garbage in place of every file, and behind an honest beginning of it. */
    @Test
    @Tag("full")
    void garbageIsNeverAnException() throws Exception {
        long seed = 7;
        Random random = new Random(seed);
        SortedMap<String, byte[]> honest = new SampleBundle().files();
        for (String file : honest.keySet()) {
            for (int i = 0; i < 12; i++) {
                byte[] bytes = garbled(Objects.requireNonNull(honest.get(file)), random);
                SortedMap<String, byte[]> files = new TreeMap<>(honest);
                files.put(file, bytes);
                try {
                    assertThat(verify(files).grade())
                            .as("%s, seed %d", file, seed)
                            .isEqualTo(EvidenceGrade.F);
                } catch (NotABundleException e) {
                    assertThat(file).isEqualTo("C-17-1.wacz");
                }
            }
        }
    }

    /** The same, sealed, so that nothing but the reader of the entry stands in its way. */
    @Test
    @Tag("full")
    void sealedGarbageIsNeverAnException() throws Exception {
        long seed = 8;
        Random random = new Random(seed);
        for (String entry : Entries.REQUIRED.subList(0, 6)) {
            for (int i = 0; i < 6; i++) {
                SampleBundle bundle = new SampleBundle();
                bundle.entries =
                        inside -> inside.put(entry, garbled(Objects.requireNonNull(inside.get(entry)), random));
                assertThat(verify(bundle.files()).grade())
                        .as("%s, seed %d", entry, seed)
                        .isEqualTo(EvidenceGrade.F);
            }
        }
    }

    private static byte[] garbled(byte[] honest, Random random) {
        byte[] bytes = random.nextBoolean()
                ? Arrays.copyOf(honest, honest.length / 2 + random.nextInt(honest.length / 2))
                : new byte[random.nextInt(5_000)];
        for (int i = random.nextInt(bytes.length + 1); i < bytes.length; i++) {
            bytes[i] = (byte)
                    (random.nextInt(4) == 0 ? "{}[]\":,0\n\r<>%/".charAt(random.nextInt(14)) : random.nextInt(256));
        }
        return bytes;
    }
}
