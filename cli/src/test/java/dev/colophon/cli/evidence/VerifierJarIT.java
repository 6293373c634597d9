package dev.colophon.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The verifier as people get it, started by whatever Java they have. */
class VerifierJarIT {

    private static final Path JAR = Path.of("..", "evidence", "target", "colophon-verify.jar");

    /** Class files of Java 8. */
    private static final int MAJOR_OF_8 = 52;

    @BeforeEach
    void made() {
        assumeThat(JAR).as("mvn package makes it").exists();
    }

    @Test
    void itsFirstClassIsReadByOlderJavas() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            String main = String.valueOf(Objects.requireNonNull(jar.getManifest())
                    .getMainAttributes()
                    .getValue(Attributes.Name.MAIN_CLASS));
            assertThat(main).isEqualTo("dev.colophon.evidence.verify.launcher.VerifyLauncher");
            try (DataInputStream bytes = new DataInputStream(
                    jar.getInputStream(Objects.requireNonNull(jar.getEntry(main.replace('.', '/') + ".class"))))) {
                assertThat(bytes.readInt()).isEqualTo(0xCAFEBABE);
                assertThat(bytes.readInt()).isEqualTo(MAJOR_OF_8);
            }
        }
    }

    /** Skipped where no older Java is installed: {@code apt-get install openjdk-17-jre-headless}. */
    @Test
    @Tag("full")
    void anOlderJavaIsToldWhichOneIsNeeded() throws Exception {
        Path older = older();
        assumeThat(older).as("apt-get install openjdk-17-jre-headless").exists();
        Process process = new ProcessBuilder(older.toString(), "-jar", JAR.toString(), "bundle.wacz")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said.lines()).hasSize(1);
        assertThat(said).startsWith("colophon-verify: this is Java 17, and Java 25 or newer is needed");
        assertThat(process.exitValue()).isEqualTo(2);
    }

    @Test
    @Tag("full")
    void thisJavaRunsIt() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        "none.wacz")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("none.wacz").doesNotContain("Exception");
        assertThat(process.exitValue()).isEqualTo(3);
    }

    private static Path older() throws IOException {
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) {
            return all.resolve("none");
        }
        try (Stream<Path> found = Files.list(all)) {
            List<Path> javas = found.filter(
                            java -> String.valueOf(java.getFileName()).contains("17"))
                    .map(java -> java.resolve("bin").resolve("java"))
                    .filter(Files::isExecutable)
                    .toList();
            return javas.isEmpty() ? all.resolve("none") : javas.getFirst();
        }
    }
}
