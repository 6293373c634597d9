package dev.colophon.warc.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcWriter;

/** Damage costs what it hits, and is said. */
class DamagedWarcTest extends WarcKit {

    @ParameterizedTest
    @EnumSource(names = {"NONE", "GZIP"})
    void givesAllBeforeACut(WarcCompression compression) throws Exception {
        Path file = folder.resolve("a.warc");
        List<Long> offsets = tenRecords(file, compression);
        byte[] whole = Files.readAllBytes(file);
        for (int cut : new int[] {700, 30, 3}) {
            Files.write(file, Arrays.copyOf(whole, Math.toIntExact(offsets.get(6)) + cut));
            List<WarcItem> items = read(file);
            assertThat(urls(items)).hasSize(6);
            assertThat(reasons(items)).singleElement().asString().contains("offset " + offsets.get(6));
        }
        Files.write(file, Arrays.copyOf(whole, Math.toIntExact(offsets.get(6))));
        assertThat(urls(read(file))).hasSize(6);
        assertThat(reasons(read(file))).isEmpty();
    }

    @Test
    void aDamagedMemberCostsItselfOnly() throws Exception {
        Path file = folder.resolve("a.warc.gz");
        List<Long> offsets = tenRecords(file, WarcCompression.GZIP);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(SEED);
        for (int round = 0; round < 30; round++) {
            int victim = random.nextInt(10);
            int start = Math.toIntExact(offsets.get(victim));
            int end = victim == 9 ? whole.length : Math.toIntExact(offsets.get(victim + 1));
            byte[] damaged = whole.clone();
            // Not the last byte before the eight of the check: part of it may be filling, which nothing checks.
            int at = round < 10 ? end - 1 - round % 8 : start + 10 + random.nextInt(end - start - 19);
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, damaged);
            List<WarcItem> items = read(file);
            assertThat(urls(items))
                    .as("seed " + SEED + " round " + round + " member " + victim + " byte " + (at - start))
                    .hasSize(9)
                    .doesNotContain("http://example.org/" + victim + ".mp3");
            assertThat(reasons(items)).singleElement().asString().startsWith("broken record at offset " + start);
            captured(items).forEach(WarcCapture::close);
        }
    }

    @Test
    void aDamagedHeaderOfAPlainWarcCostsItsRecordOnly() throws Exception {
        Path file = folder.resolve("a.warc");
        List<Long> offsets = tenRecords(file, WarcCompression.NONE);
        byte[] damaged = Files.readAllBytes(file);
        damaged[Math.toIntExact(offsets.get(4)) + 2] = 0;
        Files.write(file, damaged);
        List<WarcItem> items = read(file);
        assertThat(urls(items)).hasSize(9).doesNotContain("http://example.org/4.mp3");
        assertThat(reasons(items)).singleElement().asString().contains("read on at offset " + offsets.get(5));
    }

    @Test
    void boundsHeadersAndBombs() throws Exception {
        Path file = folder.resolve("a.warc.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            try (GZIPOutputStream header = new GZIPOutputStream(new KeepOpen(out))) {
                header.write("WARC/1.0\r\nX: ".getBytes(StandardCharsets.ISO_8859_1));
                header.write(new byte[64 << 20]);
            }
            try (WarcWriter writer =
                    new WarcWriter(java.nio.channels.Channels.newChannel(new KeepOpen(out)), WarcCompression.GZIP)) {
                ByteArrayOutputStream bomb = new ByteArrayOutputStream();
                try (GZIPOutputStream packed = new GZIPOutputStream(bomb)) {
                    packed.write(new byte[64 << 20]);
                }
                writer.write(response("http://example.org/bomb", bomb.toByteArray(), "Content-Encoding", "gzip"));
            }
        }
        List<WarcItem> items = read(file);
        assertThat(reasons(items)).singleElement().asString().contains("broken record at offset 0");
        assertThat(captured(items)).singleElement().satisfies(bomb -> {
            assertThat(bomb.cut()).isPresent();
            assertThat(bomb.payload().size()).isLessThan(10 << 20);
        });
    }

    private static final class KeepOpen extends java.io.FilterOutputStream {
        KeepOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** How many bytes can be had of a gzip member that is cut. */
    private static long inflated(byte[] cut) throws IOException {
        long count = 0;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(cut))) {
            while (in.read() >= 0) {
                count++;
            }
        } catch (EOFException atTheCut) {
            return count;
        }
        return count;
    }

    @Test
    void readsAMemberWithManyRecordsUpToItsDamage() throws Exception {
        Path plain = folder.resolve("a.warc");
        List<Long> offsets = tenRecords(plain, WarcCompression.NONE);
        Path file = oneMember(plain);
        assertThat(urls(read(file))).hasSize(10);
        assertThat(reasons(read(file))).isEmpty();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 1_000; length < whole.length; length += 970) {
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(file, cut);
            long left = inflated(cut);
            long complete =
                    offsets.stream().skip(1).filter(next -> next <= left).count();
            List<WarcItem> items = read(file);
            assertThat(urls(items)).as("cut at " + length).hasSize(Math.toIntExact(complete));
            assertThat(reasons(items)).singleElement().asString().startsWith("broken record at offset 0: ");
            captured(items).forEach(WarcCapture::close);
        }
    }

    @Test
    void anythingElseIsOneLineAndNoFailure() throws Exception {
        Path file = folder.resolve("a.warc");
        Random random = new Random(SEED);
        for (int round = 0; round < 50; round++) {
            byte[] noise = new byte[random.nextInt(3_000)];
            random.nextBytes(noise);
            if (round % 3 == 0 && noise.length > 2) {
                noise[0] = 0x1f;
                noise[1] = (byte) 0x8b;
            }
            Files.write(file, noise);
            assertThat(reasons(read(file)))
                    .as("seed " + SEED + " round " + round)
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(captured(read(file))).isEmpty();
        }
    }
}
