package dev.colophon.warc.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.http.FetchLimits;
import dev.colophon.http.LoopbackSite;
import dev.colophon.http.body.BoundedCopy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A WARC written by somebody else's program. */
class WgetWarcIT {

    @TempDir
    Path folder;

    @Test
    void readsWhatWgetWrote() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/wget")), "wget is missing: apt-get install wget");
        byte[] sound = new byte[100_000];
        new Random(7).nextBytes(sound);
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        try (LoopbackSite site = new LoopbackSite()) {
            site.page("/", "<audio src=/a.mp3></audio>");
            site.bytes("/a.mp3", "audio/mpeg", sound);
            Process wget = new ProcessBuilder(
                            "/usr/bin/wget",
                            "-q",
                            "--no-proxy",
                            "--warc-file=w",
                            "-O",
                            "out",
                            site.url("/"),
                            site.url("/a.mp3"))
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            assertThat(wget.waitFor(5, TimeUnit.MINUTES)).isTrue();
            List<WarcItem> items = new ArrayList<>();
            try (WarcCaptures captures =
                    WarcCaptures.open(folder.resolve("w.warc.gz"), scratch, FetchLimits.defaults())) {
                captures.forEachRemaining(items::add);
            }
            assertThat(unpacked(folder.resolve("w.warc.gz"))).contains("\r\nWARC-Payload-Digest: sha1:");
            assertThat(items)
                    .hasSize(2)
                    .allSatisfy(item -> assertThat(item)
                            .isInstanceOfSatisfying(
                                    WarcCapture.class,
                                    capture -> assertThat(capture.mismatch()).isEmpty()));
            WarcCapture page = (WarcCapture) items.getFirst();
            assertThat(page.url()).isEqualTo(site.url("/"));
            assertThat(page.payload().path()).hasContent("<audio src=/a.mp3></audio>");
            WarcCapture medium = (WarcCapture) items.getLast();
            assertThat(medium.url()).isEqualTo(site.url("/a.mp3"));
            assertThat(medium.contentType()).isEqualTo("audio/mpeg");
            assertThat(Files.readAllBytes(medium.payload().path())).isEqualTo(sound);
            assertThat(medium.payload().sha256())
                    .isEqualTo(HexFormat.of().formatHex(BoundedCopy.sha256().digest(sound)));
        }
    }

    private static String unpacked(Path warc) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(warc))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
