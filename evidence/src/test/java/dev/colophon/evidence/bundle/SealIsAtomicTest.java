package dev.colophon.evidence.bundle;

import static dev.colophon.evidence.bundle.Bench.CLOCK;
import static dev.colophon.evidence.bundle.Bench.NAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.evidence.bundle.sealed.BundleFacts;
import dev.colophon.evidence.verify.BundleVerifier;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.signature.TrustStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle is there as a whole or not at all: after a failure and after a crash at every single step. */
@Tag("full")
class SealIsAtomicTest {

    @TempDir
    static Path authorities;

    @TempDir
    Path home;

    private Bench bench;

    @BeforeEach
    void bench() {
        bench = new Bench(home, authorities, CLOCK);
    }

    private BundleSettings settings() {
        BundleReport report = new BundleReport() {
            @Override
            public X509Certificate signer() {
                return bench.first.root().orElseThrow();
            }

            @Override
            public Optional<byte[]> pdf(BundleFacts facts) {
                return Optional.of(facts.toString().getBytes(UTF_8));
            }
        };
        return bench.settings(Optional.of(report), bench.first, bench.second);
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals(".lock"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> steps() {
        List<String> steps = new ArrayList<>();
        try (BundleWriter writer = BundleWriter.open(bench.folder, NAME, settings(), steps::add)) {
            bench.filled(writer).seal(bench.process());
        }
        return steps;
    }

    @Test
    void aFailureAtAnyStepLeavesNothing() throws Exception {
        int count = steps().size();
        assertThat(count).isGreaterThan(20);
        for (int failing = 0; failing < count; failing++) {
            BundleName name = new BundleName("F-" + failing, 1);
            int[] left = {failing};
            boolean afterwards = failing == count - 1;
            try (BundleWriter writer = BundleWriter.open(bench.folder, name, settings(), step -> {
                if (left[0]-- == 0) {
                    throw new UncheckedIOException(new IOException("no space left before " + step));
                }
            })) {
                bench.filled(writer);
                assertThatThrownBy(() -> writer.seal(bench.process())).hasMessageContaining("no space left");
            }
            // Behind the last move the bundle is there, whatever fails then.
            assertThat(names(bench.folder).stream().filter(file -> file.contains(name.stem() + ".")))
                    .hasSize(afterwards ? 8 : 0);
        }
        assertThat(names(bench.folder)).hasSize(16);
        bench.seal(new BundleName("F-2", 1), bench.first);
    }

    @Test
    void aCrashAtAnyStepLeavesNothingThatTheNextWriterDoesNotRemove() throws Exception {
        List<Path> crashes = new ArrayList<>();
        try (BundleWriter writer = BundleWriter.open(bench.folder, NAME, settings(), step -> {
            // What a process that dies here leaves on the disk.
            Path crash = home.resolve("crash-" + crashes.size());
            copy(bench.folder, crash);
            crashes.add(crash);
        })) {
            bench.filled(writer).seal(bench.process());
        }
        int whole = 0;
        for (Path crash : crashes) {
            boolean there = Files.exists(crash.resolve(NAME.wacz()));
            try (BundleWriter _ = BundleWriter.open(crash, new BundleName("D-1", 1), settings())) {
                assertThat(names(crash).stream().filter(name -> !name.startsWith(".D-1")))
                        .hasSize(there ? 8 : 0);
            }
            assertThat(names(crash)).noneMatch(name -> name.endsWith(".tmp"));
            if (there) {
                whole++;
                assertThat(BundleVerifier.verify(crash.resolve(NAME.wacz()), TrustStore.none(), CLOCK)
                                .failures())
                        .noneMatch(check ->
                                !check.id().startsWith("env.") && !check.id().startsWith("pdf."));
            }
        }
        assertThat(crashes).hasSizeGreaterThan(20);
        assertThat(whole).isEqualTo(2);
    }

    @Test
    void whatSomebodyElseIsMakingIsLeftAlone() {
        BundleName other = new BundleName("E-1", 1);
        try (BundleWriter writer = BundleWriter.open(bench.folder, other, settings())) {
            bench.filled(writer);
            bench.seal(NAME, bench.first);
            writer.seal(bench.process());
        }
        assertThat(names(bench.folder)).contains(NAME.wacz(), other.wacz()).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void aPartThatVanishedIsAFailureThatNamesIt() {
        try (BundleWriter writer = BundleWriter.open(bench.folder, NAME, settings())) {
            bench.filled(writer).part("evidence/page.mhtml", home.resolve("gone.mhtml"));
            assertThatThrownBy(() -> writer.seal(bench.process()))
                    .hasMessageContaining("evidence/page.mhtml: is not there to be sealed");
        }
        assertThat(names(bench.folder)).isEmpty();
        assertThat(bench.log.checkpoint().size()).isZero();
    }

    @Test
    void partsHaveTheirPlaces() {
        try (BundleWriter writer = BundleWriter.open(bench.folder, NAME, settings())) {
            for (String path : List.of(
                    "archive/more.warc.gz",
                    "evidence/../x",
                    "evidence/seal.json",
                    "/evidence/x",
                    "evidence/a b",
                    "x")) {
                assertThatThrownBy(() -> writer.part(path, new byte[0])).isInstanceOf(IllegalArgumentException.class);
            }
            assertThatThrownBy(() -> writer.seal(bench.process()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("a WARC file");
        }
    }
}
