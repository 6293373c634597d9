package dev.colophon.server.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.samples.text.Stories;
import dev.colophon.server.ServeProcess;
import dev.colophon.server.ServedHome;
import dev.colophon.server.api.ApiProgram;
import dev.colophon.service.home.ApiKey;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.Home;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs whose server is killed while it does what they asked: once is once, and what was acknowledged is there. */
@Tag("full")
class KilledRequestsIT {

    private static final int RUNS = Boolean.getBoolean("colophon.long") ? 4 : 1;

    @TempDir
    Path folder;

    private Path home;
    private Path temporary;

    @BeforeEach
    void folders() throws Exception {
        home = folder.resolve("home");
        temporary = Files.createDirectory(folder.resolve("temporary"));
    }

    private ServeProcess served() throws Exception {
        return ServeProcess.start(home, temporary, folder.resolve("errors"));
    }

    private ApiProgram program(ServeProcess served) {
        Settings settings = Settings.of(new Variables(Map.of(Settings.HOME, home.toString())));
        return new ApiProgram(
                served.to("").build().uri().toString(), ApiKey.of(settings).text());
    }

    private String sighting() throws Exception {
        try (ServedHome filled = new ServedHome(folder)) {
            Path works = Files.createDirectories(folder.resolve("works"));
            filled.register(Files.writeString(works.resolve("leaf.txt"), Stories.theLastLeaf()), "Leaf", "Ada");
            Path found = Files.createDirectories(folder.resolve("found"));
            Files.writeString(found.resolve("copy.txt"), "As found: " + Stories.theLastLeaf());
            filled.scan(found);
            return filled.sightings().getFirst();
        }
    }

    /** Decisions differ by their reason, so that each key has its own; each reason stands in the history once, however often it is sent. */
    @Test
    @Timeout(600)
    void aDecisionIsMadeOnceWhereverTheServerIsKilled() throws Exception {
        String decision = "/api/v1/sightings/" + sighting() + "/decision";
        Map<String, String> answered = new HashMap<>();
        Random random = new Random(5);
        for (int run = 0; run < RUNS; run++) {
            String form = "as=%s&reason=run+%d".formatted(run % 2 == 0 ? "not-a-match" : "licensed", run);
            Map<String, String> key = Map.of("Idempotency-Key", "\"run " + run + "\"");
            try (ServeProcess served = served()) {
                ApiProgram program = program(served);
                CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                    try {
                        program.form(decision, form, key);
                    } catch (Exception _) {
                        // It was killed.
                    }
                });
                Thread.sleep(random.nextInt(350));
                served.kill();
                sent.join();
            }
            try (ServeProcess served = served()) {
                ApiProgram program = program(served);
                HttpResponse<String> answer = program.form(decision, form, key);
                Instant patience = Instant.now().plus(Duration.ofSeconds(40));
                while (answer.statusCode() == 409 && Instant.now().isBefore(patience)) {
                    Thread.sleep(500);
                    answer = program.form(decision, form, key);
                }
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                answered.put(form, answer.body());
                assertThat(program.form(decision, form, key).body()).isEqualTo(answer.body());
            }
        }
        CrashedHome stored = new CrashedHome(home);
        assertThat(stored.texts("select reason from decision where reason like 'run %' order by reason"))
                .containsExactlyElementsOf(
                        IntStream.range(0, RUNS).mapToObj(run -> "run " + run).toList());
        assertThat(answered).hasSize(RUNS);
    }

    @Test
    @Timeout(600)
    void noAcknowledgedByteIsLost() throws Exception {
        byte[] bytes = new byte[48 << 20];
        new Random(9).nextBytes(bytes);
        String where = "";
        long offset = 0;
        Random random = new Random(11);
        int kills = 0;
        for (int run = 0; offset < bytes.length && run < 20; run++) {
            try (ServeProcess served = served()) {
                ApiProgram program = program(served);
                if (where.isEmpty()) {
                    where = program.begin(
                                    bytes.length,
                                    "filename " + Base64.getEncoder().encodeToString("film.bin".getBytes(UTF_8)))
                            .headers()
                            .firstValue("Location")
                            .orElseThrow();
                }
                long kept = Long.parseLong(program.offset(where)
                        .headers()
                        .firstValue("Upload-Offset")
                        .orElseThrow());
                assertThat(kept).as("bytes that were acknowledged before").isGreaterThanOrEqualTo(offset);
                offset = kept;
                boolean last = run >= RUNS;
                String upload = where;
                long from = offset;
                CompletableFuture<Integer> sent = CompletableFuture.supplyAsync(() -> {
                    try {
                        return program.part(upload, from, Arrays.copyOfRange(bytes, (int) from, bytes.length), Map.of())
                                .statusCode();
                    } catch (Exception _) {
                        return 0; // it was killed
                    }
                });
                if (!last) {
                    Thread.sleep(30 + random.nextInt(250));
                    long acknowledged = Long.parseLong(program.offset(where)
                            .headers()
                            .firstValue("Upload-Offset")
                            .orElseThrow());
                    served.kill();
                    kills++;
                    offset = acknowledged;
                }
                if (sent.join() == 204) {
                    offset = bytes.length;
                }
            }
        }
        assertThat(offset).isEqualTo(bytes.length);
        assertThat(kills).isPositive();
        Path file = new Home(home)
                .uploads()
                .resolve(".resumable")
                .resolve(where.substring(where.lastIndexOf('/') + 1))
                .resolve("film.bin");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }
}
