package dev.colophon.warc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.http.FetchResult.Fetched;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that keeps captures, again and again, and looks at what is left. */
@Tag("full")
class WarcCrashIT {

    private static final int KILLS = Boolean.getBoolean("colophon.long") ? 24 : 2;
    private static final long SEED = 20260301;
    private static final int ANSWERS = 8;

    @TempDir
    Path folder;

    /** What is served at {@code /0} to {@code /7}: small and large, packing and not. */
    private static byte[] answer(int number) {
        return switch (number) {
            case 0, 1, 2, 3 -> Site.page("text/html", Site.text(2_000 + 3_000 * number, number));
            case 4 -> Site.page("image/png", Site.noise(60_000));
            case 5 -> Site.page("video/mp4", Site.noise(1_500_000));
            case 6 -> Site.page("application/octet-stream", Site.text(1_500_000, number));
            default -> Site.answer("HTTP/1.1 302 Found\nLocation: /0\nContent-Length: 0\n\n");
        };
    }

    /** Keeps answers without end, and says each span after it was forced or held. */
    static final class Child {

        public static void main(String[] arguments) throws Exception {
            Path warc = Path.of(arguments[0]);
            SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[1]));
            WarcSettings settings = WarcSettings.of("colophon/test", "https://example.org/bot", "DE", "obeyed")
                    .rolling(4 << 20, Duration.ofHours(1));
            List<Fetched> answers = new ArrayList<>();
            try (Site site = Site.plain(Path.of(arguments[2]), InstantSource.system());
                    WarcStore store = WarcStore.open(warc, settings)) {
                for (int number = 0; number < ANSWERS; number++) {
                    answers.add(site.fetch("/" + number, answer(number)));
                }
                while (true) {
                    List<String> lines = new ArrayList<>();
                    for (int i = random.nextInt(1, 5); i > 0; i--) {
                        int number = random.nextInt(ANSWERS);
                        lines.add(line(number, store.keep(answers.get(number), Site.WHY)));
                    }
                    store.force();
                    lines.forEach(System.out::println);
                    if (random.nextInt(4) == 0) {
                        int number = random.nextInt(ANSWERS);
                        WarcSpan held = store.hold(answers.get(number), Site.WHY);
                        System.out.println(line(number, held));
                        if (random.nextBoolean()) {
                            WarcSpan settled = store.settle(held);
                            store.force();
                            System.out.println(line(number, settled));
                        }
                    }
                    System.out.flush();
                }
            }
        }

        private static String line(int number, WarcSpan span) {
            return String.join(
                    " ",
                    Integer.toString(number),
                    span.file(),
                    Long.toString(span.offset()),
                    Long.toString(span.length()),
                    span.date(),
                    "end");
        }
    }

    /** An answer and where it was said to be kept. */
    private record Told(int number, WarcSpan span) {}

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        Path warc = folder.resolve("warc");
        List<Told> all = new ArrayList<>();
        int working = 0;
        int torn = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            List<Told> told = new ArrayList<>();
            killAfter(warc, kill, random.nextInt(1, 60), random.nextLong(30_000_000), told);
            working += told.isEmpty() ? 0 : 1;
            long before = bytes(warc);
            WarcStore.open(warc, WarcSettings.of("colophon/test", "https://example.org/bot", "DE", "obeyed"))
                    .close();
            torn += bytes(warc) < before ? 1 : 0;
            for (Told each : told) {
                Kept record = Kept.at(warc, each.span());
                assertThat(Arrays.equals(record.block(), answer(each.number())))
                        .as("seed %d, kill %d, %s holds /%d", SEED, kill, each.span(), each.number())
                        .isTrue();
                assertThat(record.first("WARC-Date")).isEqualTo(each.span().date());
            }
            all.addAll(told);
        }
        assertThat(working).as("processes killed after they had kept something").isGreaterThanOrEqualTo(KILLS * 5 / 6);
        if (KILLS > 20) {
            assertThat(torn).as("processes killed in the middle of a record").isPositive();
        }
        List<Path> files = files(warc);
        assertThat(files).noneMatch(file -> file.toString().endsWith(".open"));
        assertThat(files.stream().filter(file -> file.toString().endsWith(".lock")))
                .as("lock files of the dead")
                .extracting(file -> String.valueOf(file.getFileName()))
                .containsExactly("folder.lock");
        List<Path> captures = files.stream()
                .filter(file -> file.toString().endsWith(".warc.gz"))
                .toList();
        for (Path file : captures) {
            assertThat(Kept.from(file, 0).getFirst().type()).isEqualTo("warcinfo");
        }
        Tools.Said said = Tools.validate(captures);
        assertThat(said.text()).isBlank();
        assertThat(said.exit()).isZero();
        for (Told each : all) {
            assertThat(WarcStore.resolve(warc, each.span().file())).isRegularFile();
        }
    }

    private void killAfter(Path warc, int seed, int lines, long nanos, List<Told> told) throws Exception {
        Path scratch = Files.createDirectories(folder.resolve("scratch" + seed));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        warc.toString(),
                        Integer.toString(seed),
                        scratch.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = child.inputReader()) {
            for (int line = 0; line < lines; line++) {
                note(said.readLine(), told);
            }
            long until = System.nanoTime() + nanos;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            child.toHandle().destroyForcibly(); // of the process itself it would close the stream that we read
            child.waitFor();
            for (String rest = said.readLine(); rest != null; rest = said.readLine()) {
                note(rest, told);
            }
        }
    }

    /** A line cut off by the kill was not acknowledged. */
    private static void note(@Nullable String line, List<Told> told) {
        if (line != null && line.endsWith(" end")) {
            String[] words = line.split(" ", -1);
            told.add(new Told(
                    Integer.parseInt(words[0]),
                    new WarcSpan(words[1], Long.parseLong(words[2]), Long.parseLong(words[3]), words[4])));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : files(folder)) {
            bytes += Files.size(file);
        }
        return bytes;
    }
}
