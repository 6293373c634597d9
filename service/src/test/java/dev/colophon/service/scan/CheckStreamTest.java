package dev.colophon.service.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.registry.work.Organisation;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.RecordingListener;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.registration.RegisterWorks;
import dev.colophon.service.registration.RegistrationRequest;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckStreamTest {

    private static final Actor ADA = new Actor(Organisation.FIRST, "ada");
    private static final int LIMIT = 100_000;

    @TempDir
    Path folder;

    private Settings settings = Settings.of(new Variables(Map.of()));

    @BeforeEach
    void register() throws IOException {
        settings = Settings.of(
                new Variables(Map.of(Settings.HOME, folder.resolve("home").toString())));
        Path work = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        new RegisterWorks(settings)
                .register(
                        ADA,
                        new RegistrationRequest(
                                List.of(work),
                                Optional.empty(),
                                List.of(),
                                Optional.of("Ada"),
                                Optional.empty(),
                                Optional.empty(),
                                List.of()),
                        new RecordingListener<>());
    }

    private RecordingListener<Finding> check(InputStream bytes, String name) {
        RecordingListener<Finding> listener = new RecordingListener<>();
        new CheckStream(settings, Optional.empty(), LIMIT).check(ADA, bytes, name, true, listener);
        return listener;
    }

    private Finding only(byte[] bytes) {
        RecordingListener<Finding> listener = check(new ByteArrayInputStream(bytes), "upload");
        assertThat(listener.told()).containsExactly("begins 1", "advances upload", "result");
        return listener.results().getFirst();
    }

    @Test
    void whatComesInIsLookedIntoAsAFile() {
        Finding found = only(("Found: " + Stories.theLastLeaf()).getBytes(UTF_8));
        assertThat(found.place()).isEqualTo("upload");
        assertThat(found.matches()).hasSize(1);
    }

    @Test
    void anArchiveThatComesInIsTakenApart() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("copy.txt"));
            zip.write(("Found: " + Stories.theLastLeaf()).getBytes(UTF_8));
            zip.closeEntry();
        }
        List<Finding> found =
                check(new ByteArrayInputStream(bytes.toByteArray()), "in.zip").results();
        assertThat(found).singleElement().satisfies(entry -> {
            assertThat(entry.place()).isEqualTo("in.zip!/copy.txt");
            assertThat(entry.matches()).hasSize(1);
        });
    }

    @Test
    void nothingIsEmptyAndNotClean() {
        assertThat(only(new byte[0]).sighting().reason().orElseThrow()).startsWith("EMPTY: ");
    }

    @Test
    void moreThanTheLimitIsRefusedAndNotReadToItsEnd() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        assertThat(check(endless, "-").results())
                .singleElement()
                .satisfies(refused -> assertThat(refused.sighting().reason().orElseThrow())
                        .isEqualTo("TOO_LARGE: it has more than 100,000 bytes: give it as a file"));
    }

    @Test
    void whatBreaksOffIsNotLookedInto() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("Input/output error");
            }
        };
        assertThatThrownBy(() -> check(broken, "-")).isInstanceOfSatisfying(ServiceException.class, failure -> {
            assertThat(failure.category()).isEqualTo(ServiceException.Category.ENVIRONMENT);
            assertThat(failure.getMessage()).contains("cannot be read", "Input/output error");
        });
    }
}
