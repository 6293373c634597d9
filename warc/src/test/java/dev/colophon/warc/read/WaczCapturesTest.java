package dev.colophon.warc.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.netpreserve.jwarc.WarcCompression;

/** WARC files inside a WACZ. */
class WaczCapturesTest extends WarcKit {

    @Test
    void readsTheWarcsOfAWaczAndLeavesNothingBehind() throws Exception {
        Path warc = folder.resolve("a.warc.gz");
        tenRecords(warc, WarcCompression.GZIP);
        Path wacz = folder.resolve("a.wacz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wacz))) {
            zip.putNextEntry(new ZipEntry("datapackage.json"));
            zip.putNextEntry(new ZipEntry("archive/data.warc.gz"));
            zip.write(Files.readAllBytes(warc));
        }
        List<WarcItem> items = read(wacz);
        assertThat(captured(items)).hasSize(10);
        assertThat(captured(items).getFirst().position())
                .isEqualTo(new WarcPosition("a.wacz!/archive/data.warc.gz", 0));
        captured(items).forEach(WarcCapture::close);
        assertThat(scratch).isEmptyDirectory();
    }

    private Path wacz(byte[] warc, String... more) throws IOException {
        Path wacz = folder.resolve("a.wacz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wacz))) {
            zip.putNextEntry(new ZipEntry("archive/data.warc.gz"));
            zip.write(warc);
            for (String name : more) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }
        return wacz;
    }

    @Test
    void saysWhatIsMissingInAWacz() throws Exception {
        Path warc = folder.resolve("a.warc.gz");
        List<Long> offsets = tenRecords(warc, WarcCompression.GZIP);
        byte[] whole = Files.readAllBytes(warc);

        byte[] cutInside = Arrays.copyOf(whole, Math.toIntExact(offsets.get(6)) + 100);
        List<WarcItem> items = read(wacz(cutInside, "archive/more.warc.zst"));
        assertThat(urls(items)).hasSize(6);
        assertThat(reasons(items))
                .containsExactly(
                        "a zstd WARC, which is not read; unpack it with zstd -d",
                        "broken record at offset " + offsets.get(6)
                                + ": the file ends inside this record; nothing readable after it");

        Path damaged = wacz(whole);
        byte[] zip = Files.readAllBytes(damaged);
        zip[zip.length / 2] ^= 0x55;
        Files.write(damaged, zip);
        assertThat(reasons(read(damaged)))
                .isNotEmpty()
                .first()
                .asString()
                .startsWith("damaged WARC in this WACZ: ")
                .doesNotContain("\n");

        Files.write(damaged, Arrays.copyOf(zip, zip.length - 100));
        assertThatThrownBy(() -> read(damaged))
                .isInstanceOf(IOException.class)
                .message()
                .startsWith(damaged + " is no whole WACZ (")
                .endsWith("); fetch it again")
                .doesNotContain("\n");
    }
}
