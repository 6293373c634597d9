package dev.colophon.evidence.bundle;

import static dev.colophon.evidence.bundle.Bench.NOW;
import static dev.colophon.evidence.bundle.Bench.URL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.verify.container.BundleName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system refuses to write on, in a process of its own that may only write files of a bounded size. */
@Tag("full")
class DiskFullIT {

    private static final int CONTENT_BYTES = 400_000;

    /** Blocks of 512 bytes: less than the content, more than anything else. */
    private static final int MOST_BLOCKS = 600;

    @TempDir
    Path home;

    /** In a JVM of its own: seals and says what came of it. */
    public static void main(String[] arguments) {
        Path home = Path.of(arguments[0]);
        Bench bench = new Bench(home, home.resolve("authorities"), InstantSource.system());
        try (BundleWriter writer = BundleWriter.open(bench.folder, Bench.NAME, bench.settings(bench.first))) {
            writer.warc(home.resolve("large.warc.gz"))
                    .page(new Page(URL, NOW, "A page"))
                    .environment(Bench.environment())
                    .seal(bench.process());
            System.out.println("sealed");
        } catch (EvidenceException e) {
            System.out.println(e.reason() + " " + e.getMessage() + " "
                    + bench.log.checkpoint().size());
        }
        bench.seal(new BundleName("C-17", 2), bench.first);
    }

    @Test
    void nothingIsLeftAndTheNextBundleIsMade() throws Exception {
        Tool.require("a POSIX shell", "sh");
        byte[] content = new byte[CONTENT_BYTES];
        new Random(5).nextBytes(content);
        new WarcMaker(NOW).exchange(URL, "image/png", content).write(home.resolve("large.warc.gz"));
        // Of the JVM's own files only shared memory would be larger.
        String command = "ulimit -f %d; exec '%s' -XX:-UsePerfData -Xshare:off -cp '%s' %s '%s'"
                .formatted(
                        MOST_BLOCKS,
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path"),
                        DiskFullIT.class.getName(),
                        home);
        Tool.Result result = Tool.run(home, Map.of(), List.of("sh", "-c", command));
        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.output().strip())
                .startsWith("NOT_WRITABLE ")
                .contains("nothing was kept: free space there, or make it writable, and call again")
                .endsWith(" 0");
        try (Stream<Path> files = Files.list(home.resolve("evidence"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.equals(".lock") || name.startsWith("C-17-2."))
                    .contains("C-17-2.wacz");
        }
    }
}
