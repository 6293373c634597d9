package dev.colophon.server.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.work.Content;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.server.ServeProcess;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while it takes uploads leaves nothing that the next one does not find; what is registered stays. */
@Tag("full")
class KilledServerIT {

    /** After an upload has begun to be sent. */
    private static final int[] MILLIS =
            Boolean.getBoolean("colophon.long") ? new int[] {0, 50, 200, 500, 1_000, 2_500} : new int[] {0, 200, 1_000};

    @TempDir
    Path folder;

    private Path home;
    private Path temporary;

    private ServeProcess served() throws IOException, InterruptedException {
        return ServeProcess.start(home, temporary, folder.resolve("errors"));
    }

    private static HttpRequest upload(ServeProcess served, String path, byte[] picture)
            throws IOException, InterruptedException {
        var body = new ByteArrayOutputStream();
        for (var field : Map.of("_csrf", served.csrf(), "owner", "Ada Example", "keep", "true")
                .entrySet()) {
            body.writeBytes("--b0undary\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(field.getKey(), field.getValue())
                    .getBytes(UTF_8));
        }
        body.writeBytes("--b0undary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"lake.png\"\r\n\r\n"
                .getBytes(UTF_8));
        body.writeBytes(picture);
        body.writeBytes("\r\n--b0undary--\r\n".getBytes(UTF_8));
        return served.to(path)
                .header("Content-Type", "multipart/form-data; boundary=b0undary")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
    }

    private static byte[] picture(int seed) throws IOException {
        BufferedImage image = Pictures.picture(seed, 700, 500);
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private List<String> stored(String table) {
        Settings settings = Settings.of(new Variables(Map.of(Settings.HOME, home.toString())));
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.read(dsl -> dsl.selectDistinct(DSL.field("sha256", String.class))
                    .from(table)
                    .fetch(row -> row.value1()));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name ->
                            !Set.of(".intakes", ".jobs").contains(name) && !name.startsWith("sqlite-")) // no uploads
                    .toList();
        }
    }

    @BeforeEach
    void folders() throws IOException {
        home = folder.resolve("home");
        temporary = Files.createDirectory(folder.resolve("temporary"));
    }

    @Test
    @Timeout(600)
    void nothingIsLeftAndNothingThatIsRegisteredIsLost() throws Exception {
        Path own;
        byte[] first = picture(1);
        try (ServeProcess served = served()) {
            assertThat(served.client()
                            .send(upload(served, "/works", first), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(303);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> stored("reference").size() == 1);
            own = Files.writeString(home.resolve("references").resolve("of-the-owner.txt"), "not ours");
        }
        assertThat(names(temporary)).as("after an end as usual").isEmpty();
        List<String> left = new ArrayList<>();
        for (int i = 0; i < MILLIS.length; i++) {
            try (ServeProcess served = served()) {
                String path = i % 3 == 2 ? "/check" : "/works";
                HttpRequest upload = upload(served, path, picture(100 + i));
                CompletableFuture<?> sent = served.client().sendAsync(upload, HttpResponse.BodyHandlers.discarding());
                Thread.sleep(MILLIS[i]);
                served.kill();
                sent.handle((_, _) -> null).join();
            }
            left.addAll(names(temporary));
        }
        assertThat(left)
                .as("killed servers leave something, or this tests nothing")
                .isNotEmpty();
        // Files of a process that was killed before it stored what they are.
        Files.write(new Home(home).references().resolve(Content.of(picture(7)).sha256()), picture(7));
        Path copy = Files.createDirectories(
                new Home(home).uploads().resolve(Content.of(picture(8)).sha256()));
        Files.write(copy.resolve("copy.png"), picture(8));
        Files.write(new Home(home).references().resolve(".123.new"), new byte[10]);

        try (ServeProcess _ = served()) {
            // What was accepted before a kill is begun again, and takes its time.
            Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                assertThat(new TreeSet<>(names(new Home(home).references())))
                        .containsExactlyInAnyOrderElementsOf(
                                Stream.concat(Stream.of("of-the-owner.txt"), stored("reference").stream())
                                        .toList());
                assertThat(stored("content")).containsAll(names(new Home(home).uploads()));
            });
            assertThat(stored("reference")).contains(Content.of(first).sha256());
            assertThat(own).exists();
            assertThat(names(temporary)).as("of the one that runs").hasSizeLessThanOrEqualTo(3);
        }
        assertThat(names(temporary)).isEmpty();
    }
}
