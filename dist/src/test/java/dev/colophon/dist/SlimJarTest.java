package dev.colophon.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlimJarTest {

    private static final Pattern FOREIGN = Pattern.compile("native/(?!Linux/).*");

    @TempDir
    Path folder;

    @Test
    void leavesOutWhatIsNamedAndKeepsTheRestInOrder() throws IOException {
        Path jar = jar(1_000_000_000_000L, "a.class", "native/Mac/x.so", "native/Linux/x.so");

        SlimJar.copyWithout(jar, folder.resolve("slim.jar"), FOREIGN);

        try (ZipFile slim = new ZipFile(folder.resolve("slim.jar").toFile())) {
            assertThat(slim.stream())
                    .extracting(entry -> entry.getName())
                    .containsExactly("a.class", "native/Linux/x.so");
            assertThat(slim.getInputStream(slim.getEntry("a.class")).readAllBytes())
                    .isEqualTo("a.class".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void whenTheJarWasMadeDoesNotMatter() throws IOException {
        SlimJar.copyWithout(jar(1_000_000_000_000L, "a", "native/x"), folder.resolve("1.jar"), FOREIGN);
        SlimJar.copyWithout(jar(1_700_000_000_000L, "a", "native/x"), folder.resolve("2.jar"), FOREIGN);

        assertThat(folder.resolve("1.jar")).hasSameBinaryContentAs(folder.resolve("2.jar"));
    }

    @Test
    void aJarWithoutSuchEntriesIsNotTheOneThatWasMeant() throws IOException {
        Path jar = jar(1_000_000_000_000L, "a.class");

        assertThatThrownBy(() -> SlimJar.copyWithout(jar, folder.resolve("slim.jar"), FOREIGN))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no entry");
    }

    private Path jar(long time, String... names) throws IOException {
        Path jar = folder.resolve("in.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTime(time);
                out.putNextEntry(entry);
                out.write(name.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }
}
