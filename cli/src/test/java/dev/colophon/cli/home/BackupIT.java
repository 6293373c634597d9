package dev.colophon.cli.home;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.colophon.cases.backup.CopyProgress;
import dev.colophon.cases.backup.HomeBackup;
import dev.colophon.cli.Cli;
import dev.colophon.cli.Colophon;
import dev.colophon.cli.PreparedHome;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.text.Stories;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import dev.colophon.store.backup.BackupManifest;
import dev.colophon.store.backup.BackupWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home copied and made anew: with what it holds, while it is written to, and however the copying ends. */
class BackupIT {

    private static final String STORY = Stories.theLastLeaf();
    private static final long SEED = 20_261_126;

    /** Backups that are killed, and as many that are made anew. */
    private static final int KILLS = Boolean.getBoolean("colophon.long") ? 8 : 3;

    /** That are made while others write. */
    private static final int BACKUPS = Boolean.getBoolean("colophon.long") ? 4 : 1;

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path works = Path.of("");
    private Path file = Path.of("");
    private HttpServer site;

    @BeforeEach
    void make() throws IOException {
        home = folder.resolve("home");
        file = folder.resolve("home.zip");
        works = Files.createDirectory(folder.resolve("works"));
        Files.writeString(works.resolve("story.txt"), STORY);
        ImageIO.write(
                Pictures.coastMap(320, 240), "png", works.resolve("coast.png").toFile());
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        site.createContext("/", exchange -> {
            byte[] page = "<!doctype html><meta charset=utf-8><p>%s</p>"
                    .formatted(STORY)
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        site.start();
        PreparedHome.of(
                "a story and a coast", home, () -> succeeds("register", works.toString(), "--owner", "Ada Example"));
    }

    @AfterEach
    void stop() {
        site.stop(0);
    }

    private Cli.Result succeeds(String... arguments) {
        Cli.Result result = Cli.run(home, arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private void capture() {
        String door = "127.0.0.1:" + site.getAddress().getPort();
        succeeds("evidence", "capture", "http://" + door + "/", "--allow", door, "--no-browser");
    }

    private static void verify(String bundle) {
        StringWriter out = new StringWriter();
        int exit = Colophon.run(new PrintWriter(out), new PrintWriter(out), Cli.VARIABLES, "verify", bundle);
        assertThat(exit).as(out.toString()).isZero();
    }

    private static List<String> bundles(Path of) throws IOException {
        List<String> bundles = new ArrayList<>();
        for (String line : Cli.run(of, "evidence", "list", "--json").lines()) {
            JsonNode bundle = new ObjectMapper().readTree(line);
            bundles.add(bundle.path("bundle").asText());
        }
        return bundles;
    }

    @Test
    void theHomeIsNoPlaceForItsBackup() throws IOException {
        for (Path inside :
                List.of(home.resolve("backup.zip"), home.resolve("warc").resolve("../backup.zip"))) {
            Files.createDirectories(home.resolve("warc"));
            Cli.Result refused = Cli.run(home, "backup", inside.toString());
            assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(refused.err()).contains("is in the home that is to be copied");
            assertThat(inside).doesNotExist();
        }
        Path link = Files.createSymbolicLink(folder.resolve("link"), home);
        assertThat(Cli.run(home, "backup", link.resolve("backup.zip").toString())
                        .exitCode())
                .isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void settingsThatDoNotHoldAreSaid() throws IOException {
        Files.writeString(home.resolve("colophon.toml"), "[watching\n");
        new HomeBackup(new Home(home), DatabaseSettings.SQLITE, "test", InstantSource.system())
                .write(file, Duration.ofMinutes(1), _ -> {}, new CopyProgress() {
                    @Override
                    public void begins(long bytes) {}

                    @Override
                    public void advances(long bytes) {}
                });
        Path anew = folder.resolve("anew");
        Cli.Result restored = Cli.run(anew, "restore", file.toString());
        assertThat(restored.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(restored.err())
                .contains(
                        "restored with settings that do not hold: ",
                        anew.resolve("colophon.toml").toString());
    }

    @Test
    void aDatabaseThatIsNoneIsNamedWhereItWouldBe() throws IOException {
        Path junk = Files.writeString(folder.resolve("junk"), "no database, however long one reads in it".repeat(99));
        BackupManifest manifest = BackupManifest.of(true, Instant.EPOCH, "test");
        try (BackupWriter backup = BackupWriter.create(file, manifest, _ -> {})) {
            backup.add("colophon.db", junk);
            backup.finish();
        }
        Path anew = folder.resolve("anew");
        Cli.Result refused = Cli.run(anew, "restore", file.toString());
        assertThat(refused.exitCode()).as(refused.err()).isNotZero();
        assertThat(refused.err()).contains(anew.toString()).doesNotContain(".restoring-");
        assertThat(anew).doesNotExist();
    }

    @Test
    @Tag("full")
    void onlyABackupWithKeysIsCalledOne() {
        assertThat(succeeds("backup", file.toString()).err()).contains("private keys are in it");
        Path other = Cli.made(folder.resolve("other"));
        Cli.Result result = Cli.run(other, "backup", folder.resolve("other.zip").toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains("Try it: ").doesNotContain("keys");
    }

    @Test
    @Tag("full")
    void whatIsRestoredFindsProvesAndVerifiesAsBefore() throws IOException {
        Path copies = Files.createDirectory(folder.resolve("copies"));
        Path copy = Files.writeString(copies.resolve("copy.txt"), "Preface. " + STORY);
        succeeds("scan", copies.toString());
        capture();
        Files.writeString(home.resolve("colophon.toml"), "[watching]\nvantage = \"DE, Leipzig\"\n");
        Files.writeString(home.resolve("my-notes.txt"), "not of Colophon");

        JsonNode made = new ObjectMapper()
                .readTree(succeeds("backup", file.toString(), "--json").out());
        assertThat(made.path("bytes").asLong()).isEqualTo(Files.size(file));
        assertThat(made.path("database").asBoolean()).isTrue();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(home.resolve("backup.new")).doesNotExist();

        Path anew = folder.resolve("elsewhere/anew");
        Cli.Result restored = Cli.run(anew, "restore", file.toString(), "--json");
        assertThat(restored.exitCode()).as(restored.err()).isZero();
        assertThat(new ObjectMapper().readTree(restored.out()).path("files").asInt())
                .isEqualTo(made.path("files").asInt());
        assertThat(Files.getPosixFilePermissions(anew)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> beside = Files.list(folder.resolve("elsewhere"))) {
            assertThat(beside).containsExactly(anew);
        }

        for (String[] same : new String[][] {
            {"works", "--json"}, {"sightings", "--json"}, {"log", "--json"}, {"index", "stats", "--json"}
        }) {
            assertThat(Cli.run(anew, same).out())
                    .isEqualTo(Cli.run(home, same).out())
                    .isNotBlank();
        }
        assertThat(Cli.run(anew, "check", "--fail-on-match", copy.toString()).exitCode())
                .isEqualTo(ExitCode.FOUND);
        assertThat(Cli.run(anew, "index", "verify").exitCode()).isZero();
        assertThat(Cli.run(anew, "log", "check").exitCode()).isZero();
        assertThat(bundles(anew)).hasSize(1);
        verify(bundles(anew).getFirst());
        assertThat(Cli.run(anew, "settings").out()).contains("DE, Leipzig");
        assertThat(anew.resolve("my-notes.txt")).doesNotExist();
        // It goes on from there.
        assertThat(Cli.run(anew, "register", copy.toString(), "--owner", "Mo Example")
                        .exitCode())
                .isZero();
        assertThat(Cli.run(anew, "log", "check").exitCode()).isZero();
    }

    /** Captures write to database, log and evidence without the home's lock. */
    @Test
    @Tag("full")
    void whatIsCopiedDuringWritesAgrees() throws Exception {
        capture();
        AtomicBoolean enough = new AtomicBoolean();
        try (var writer = Executors.newSingleThreadExecutor()) {
            var writing = writer.submit(() -> {
                while (!enough.get()) {
                    capture();
                }
            });
            try {
                for (int i = 0; i < BACKUPS; i++) {
                    int before = bundles(home).size();
                    succeeds("backup", folder.resolve(i + ".zip").toString());
                    Awaitility.await()
                            .atMost(Duration.ofMinutes(1))
                            .until(() -> writing.isDone() || bundles(home).size() > before);
                }
            } finally {
                enough.set(true);
            }
            writing.get();
        }
        for (int i = 0; i < BACKUPS; i++) {
            Path anew = folder.resolve("anew" + i);
            Cli.Result restored =
                    Cli.run(anew, "restore", folder.resolve(i + ".zip").toString());
            assertThat(restored.exitCode()).as(restored.err()).isZero();
            assertThat(Cli.run(anew, "log", "check").exitCode()).isZero();
            assertThat(Cli.run(anew, "index", "verify").exitCode()).isZero();
            for (String bundle : bundles(anew)) {
                verify(bundle);
            }
        }
    }

    @Test
    void aBundleThatIsBeingFinishedIsForTheNextBackup() throws Exception {
        Files.createDirectories(home.resolve("evidence/.U-9-1.tmp"));
        Files.writeString(home.resolve("evidence/U-9-1.tsr"), "its archive is not there yet");
        succeeds("backup", folder.resolve("during.zip").toString());
        Path anew = folder.resolve("anew");
        assertThat(Cli.run(anew, "restore", folder.resolve("during.zip").toString())
                        .exitCode())
                .isZero();
        assertThat(anew.resolve("evidence/U-9-1.tsr")).doesNotExist();
    }

    @Test
    @Tag("full")
    void aBackupOrRestoreThatIsKilledLeavesAllOrNothing() throws Exception {
        Files.createDirectories(home.resolve("warc"));
        byte[] bytes = new byte[40 << 20];
        new java.util.Random(SEED).nextBytes(bytes);
        Files.write(home.resolve("warc/large.warc.gz"), bytes);
        SplittableRandom random = new SplittableRandom(SEED);
        Path errors = folder.resolve("errors.txt");
        int whole = 0;
        for (int i = 0; i < KILLS; i++) {
            Path copy = folder.resolve("copy.zip");
            Process backup = Cli.start(home, errors, "backup", copy.toString());
            killAfter(backup, home.resolve("backup.new"), random.nextInt(300));
            if (Files.exists(copy)) {
                whole++;
                assertThat(Cli.run(folder.resolve("of" + i), "restore", copy.toString())
                                .exitCode())
                        .isZero();
                Files.delete(copy);
            }
        }
        succeeds("backup", file.toString());
        assertThat(home.resolve("backup.new")).doesNotExist();
        for (int i = 0; i < KILLS; i++) {
            Path parent = Files.createDirectories(folder.resolve("killed/" + i));
            Path anew = parent.resolve("home");
            Process restore = Cli.start(anew, errors, "restore", file.toString());
            killAfter(restore, parent, random.nextInt(600));
            if (Files.exists(anew)) {
                whole++;
                assertThat(Cli.run(anew, "index", "verify").exitCode()).isZero();
                assertThat(anew.resolve("warc/large.warc.gz")).hasSize(bytes.length);
            }
        }
        assertThat(whole).as("some were killed in the middle").isLessThan(2 * KILLS);
        assertThat(Cli.run(home, "index", "verify").exitCode()).isZero();
    }

    /** Kills a process some milliseconds after it has begun to put something into a folder. */
    private static void killAfter(Process process, Path begun, int millis) throws Exception {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofMinutes(2))
                .until(() -> !process.isAlive() || holdsSomething(begun));
        boolean _ = process.waitFor(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
    }

    private static boolean holdsSomething(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    @Test
    @Tag("full")
    void neverOverAnythingAndNothingOfADamagedOne() throws IOException {
        succeeds("backup", file.toString());
        Cli.Result again = Cli.run(home, "backup", file.toString());
        assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(again.err()).contains("is there already");

        assertThat(Cli.run(home, "backup", folder.resolve("none/x.zip").toString())
                        .err())
                .contains("its folder is not there");

        Cli.Result over = Cli.run(home, "restore", file.toString());
        assertThat(over.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(over.err()).contains("is not empty");

        byte[] bytes = Files.readAllBytes(file);
        // More than the names and times of an entry, which nothing restored depends on.
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 512, (byte) 0);
        Path damaged = Files.write(folder.resolve("damaged.zip"), bytes);
        Path anew = folder.resolve("anew");
        Cli.Result refused = Cli.run(anew, "restore", damaged.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err().lines())
                .singleElement()
                .asString()
                .contains("damaged")
                .contains("nothing was restored");
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("anew"));
        }
        Cli.Result none = Cli.run(anew, "restore", folder.resolve("none.zip").toString());
        assertThat(none.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(none.err()).contains("there is no such file");
        Cli.Result text = Cli.run(anew, "restore", works.resolve("story.txt").toString());
        assertThat(text.err()).contains("no backup of Colophon");

        Files.createDirectory(anew);
        assertThat(Cli.run(anew, "restore", file.toString()).exitCode())
                .as("an empty folder is fine")
                .isZero();
    }

    @Test
    void aPostgresqlDatabaseIsSaidToBeElsewhere() throws IOException {
        Variables variables = new Variables(Map.of("COLOPHON_DB", "jdbc:postgresql://localhost:1/nowhere"));
        Cli.Result made = Cli.run(variables, home, "backup", file.toString());
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.err()).contains("pg_dump");
        Path anew = folder.resolve("anew");
        Cli.Result restored = Cli.run(anew, "restore", file.toString());
        assertThat(restored.exitCode()).as(restored.err()).isZero();
        assertThat(restored.err()).contains("pg_restore");
        assertThat(anew.resolve("colophon.db")).doesNotExist();
        assertThat(anew.resolve("keys/log.key")).exists();
    }

    @Test
    void aHomeThatIsNotThereIsSaid() {
        Path none = folder.resolve("none");
        for (String[] command : new String[][] {
            {"works"},
            {"sightings"},
            {"status"},
            {"rematch"},
            {"operators"},
            {"show", "x"},
            {"log"},
            {"log", "check"},
            {"index", "stats"},
            {"index", "verify"},
            {"index", "rebuild"},
            {"source", "list"},
            {"evidence", "list"},
            {"log", "witness", "list"},
            {"evidence", "authority", "list"},
            {"check", works.toString()},
            {"check", "--fail-on-match", works.toString()},
            {"backup", file.toString()}
        }) {
            Cli.Result result = Cli.run(none, command);
            assertThat(result.err()).as(List.of(command).toString()).contains("there is no home at " + none);
        }
        assertThat(none).doesNotExist();
        assertThat(Cli.run(none, "check", "--fail-on-match", works.toString()).exitCode())
                .as("a gate is not opened by a mistyped home")
                .isEqualTo(ExitCode.ENVIRONMENT);
    }

    @Test
    void aNewHomeIsForItsOwnerAloneAndDoctorSaysOfOthers() throws IOException {
        for (String name : List.of(".", "keys", "log", "index")) {
            assertThat(Files.getPosixFilePermissions(home.resolve(name)))
                    .as(name)
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
        assertThat(Cli.run(home, "doctor").out()).contains("the home is for its owner alone");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Cli.Result doctor = Cli.run(home, "doctor");
        assertThat(doctor.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(doctor.out())
                .contains("other users of this machine may look into " + home)
                .contains("chmod 700 " + home);
    }
}
