package dev.colophon.evidence.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.bundle.sealed.BundleFacts;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.verify.container.DataPackage.Resource;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrictZipTest {

    @TempDir
    Path folder;

    @Test
    void aFileOfOneEntryHasExactlyTheseBytes() throws Exception {
        Path file = folder.resolve("one.zip");
        try (StrictZip zip = new StrictZip(file)) {
            assertThat(zip.add("a/b", "hello".getBytes(UTF_8)))
                    .isEqualTo(new Resource("a/b", Hash.sha256("hello".getBytes(UTF_8)), 5));
            zip.finish();
            assertThat(zip.facts()).isEqualTo(BundleFacts.FileFacts.of(Files.readAllBytes(file)));
        }
        // The checksum of "hello" is 0x3610a686, and 1980-01-01 is 0x0021.
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(file)))
                .isEqualTo("504b0304" + "1400" + "0008" + "0000" + "0000" + "2100" + "86a61036" + "05000000"
                        + "05000000"
                        + "0300" + "0000" + "612f62" + "68656c6c6f"
                        + "504b0102" + "1400" + "1400" + "0008" + "0000" + "0000" + "2100" + "86a61036" + "05000000"
                        + "05000000" + "0300" + "0000" + "0000" + "0000" + "0000" + "00000000" + "00000000" + "612f62"
                        + "504b0506" + "0000" + "0000" + "0100" + "0100" + "31000000" + "26000000" + "0000");
    }

    @Test
    @Tag("full")
    void largeContentStreamsThrough() throws Exception {
        byte[] block = new byte[100_003];
        new Random(3).nextBytes(block);
        Path file = folder.resolve("large.zip");
        try (StrictZip zip = new StrictZip(file)) {
            zip.add("first", block);
            Resource many = zip.add("many", repeated(block, 300));
            assertThat(many.bytes()).isEqualTo(300L * block.length);
            assertThat(zip.contentOffset()).isEqualTo(30 + 5 + block.length + 30 + 4L);
            zip.add("empty", new byte[0]);
            zip.finish();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getInputStream(zip.getEntry("first")).readAllBytes()).isEqualTo(block);
            assertThat(zip.getInputStream(zip.getEntry("many"))).hasSameContentAs(repeated(block, 300));
            assertThat(zip.getEntry("empty").getSize()).isZero();
        }
    }

    @Test
    void moreThanFourGibibytesAreRefused() throws Exception {
        // A file of which only the end is on the disk; the content is refused before the limit is crossed.
        Path file = folder.resolve("full.zip");
        try (StrictZip zip = new StrictZip(file)) {
            zip.channel().position(0xffff_ff00L);
            assertThatThrownBy(() -> zip.add("x", new byte[300]))
                    .isInstanceOf(EvidenceException.class)
                    .hasMessageContaining("at most 4 GiB");
        }
    }

    private static InputStream repeated(byte[] block, int times) {
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                return at == (long) times * block.length ? -1 : Byte.toUnsignedInt(block[(int) (at++ % block.length)]);
            }

            @Override
            public int read(byte[] into, int from, int count) {
                int here = (int) (at % block.length);
                if (at == (long) times * block.length) {
                    return -1;
                }
                int read = Math.min(count, block.length - here);
                System.arraycopy(block, here, into, from, read);
                at += read;
                return read;
            }
        };
    }
}
