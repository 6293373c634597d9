package dev.colophon.evidence.bundle;

import static dev.colophon.evidence.bundle.Bench.NOW;
import static dev.colophon.evidence.bundle.Bench.URL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.colophon.evidence.log.LogKey;
import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.time.LocalAuthority;
import dev.colophon.evidence.verify.BundleName;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures that the README states: what it costs to make a bundle of a page that was fetched, and what it weighs. */
class BundleFiguresIT {

    private static final int PAGE_BYTES = 200_000;
    private static final int LARGE_BYTES = 100_000_000;
    private static final int WARM_UP = 60;
    private static final int MEASURED = 30;

    /** Milliseconds of processor time that a bundle may cost beyond the fetch. */
    private static final double MOST_MILLIS = 300;

    @TempDir
    Path home;

    @Test
    void aBundleCostsLittle() throws Exception {
        Path warc = home.resolve("page.warc.gz");
        new WarcMaker(NOW).exchange(URL, "text/html", page()).write(warc);
        prepare(home);
        List<Double> fresh = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Tool.Result result = Tool.run(
                    home,
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    BundleFiguresIT.class.getName(),
                    home.toString(),
                    String.valueOf(i + 1));
            assertThat(result.status()).as(result.output()).isZero();
            fresh.add(Double.parseDouble(result.output().strip()));
        }
        List<Double> warm = new ArrayList<>();
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            double millis = seal(home, new BundleName("W", i + 1));
            if (i >= WARM_UP) {
                warm.add(millis);
            }
        }
        long bundle = bytes("W-1.");
        System.out.printf(
                "bundle: page=%,d bytes warc=%,d bundle=%,d bytes; CPU ms: warm median %.0f (%.0f to %.0f), first of a fresh JVM %s%n",
                PAGE_BYTES, Files.size(warc), bundle, median(warm), warm.getFirst(), warm.getLast(), fresh);
        assertThat(median(warm)).isLessThan(MOST_MILLIS);
        assertThat(bundle - Files.size(warc)).isLessThan(64 << 10);
    }

    /** The container is larger than all the memory that its writer has. */
    @Test
    void aLargeWarcDoesNotGoThroughMemory() throws Exception {
        prepare(home);
        byte[] content = new byte[LARGE_BYTES];
        new Random(13).nextBytes(content);
        new WarcMaker(NOW).exchange(URL, "video/mp4", content).write(home.resolve("page.warc.gz"));
        Tool.Result result = Tool.run(
                home,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-cp",
                System.getProperty("java.class.path"),
                BundleFiguresIT.class.getName(),
                home.toString(),
                "1");
        assertThat(result.status()).as(result.output()).isZero();
        assertThat(bytes("F-1.")).isGreaterThan(LARGE_BYTES);
        System.out.printf(
                "bundle: a WARC of %,d bytes within 48 MB: CPU ms %s%n",
                LARGE_BYTES, result.output().strip());
    }

    /** Text as pages have it: it shrinks to a third. */
    private static byte[] page() {
        Random random = new Random(11);
        StringBuilder text = new StringBuilder("<!doctype html><title>A page</title>");
        while (text.length() < PAGE_BYTES) {
            text.append("<p class=\"line\">")
                    .append(Long.toString(random.nextLong(), 36))
                    .append("</p>\n");
        }
        return text.substring(0, PAGE_BYTES).getBytes(UTF_8);
    }

    private static void prepare(Path home) {
        LogKey key = LogKey.generate(Bench.ORIGIN);
        key.write(home.resolve("log.key"));
        TransparencyLog.create(home.resolve("log"), key, Bench.ORIGIN, InstantSource.system());
        LocalAuthority.at(home.resolve("first"), InstantSource.system());
        LocalAuthority.at(home.resolve("second"), InstantSource.system());
        SealKey.at(home.resolve("seal.key"));
    }

    /** In a JVM of its own: home and number of the bundle; prints the milliseconds of processor time. */
    public static void main(String[] arguments) {
        System.out.println(seal(Path.of(arguments[0]), new BundleName("F", Integer.parseInt(arguments[1]))));
    }

    /** Keys, log and authorities are opened anew each time, as a command does. */
    private static double seal(Path home, BundleName name) {
        long before = processorTime();
        InstantSource clock = InstantSource.system();
        LogKey key = LogKey.read(home.resolve("log.key"));
        BundleSettings settings = new BundleSettings(
                "Colophon test",
                SealKey.at(home.resolve("seal.key")),
                List.of(
                        LocalAuthority.at(home.resolve("first"), clock),
                        LocalAuthority.at(home.resolve("second"), clock)),
                TransparencyLog.open(home.resolve("log"), key, Bench.ORIGIN, clock),
                key.verifier(),
                List.of(),
                Optional.empty(),
                clock);
        ProcessLog process = new ProcessLog(clock);
        for (String step : List.of("start", "dns", "connection", "request", "response", "hash")) {
            process.step(step, Map.of("url", URL));
        }
        try (BundleWriter writer = BundleWriter.open(home.resolve("evidence"), name, settings)) {
            writer.warc(home.resolve("page.warc.gz"))
                    .page(new Page(URL, NOW, "A page"))
                    .environment(Bench.environment())
                    .match(Map.of("url", URL, "matches", List.of(), "licenceChecks", List.of()))
                    .seal(process);
        }
        return (processorTime() - before) / 1e6;
    }

    /** Of all threads, those of the JVM's compiler too. */
    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private long bytes(String prefix) throws IOException {
        long sum = 0;
        try (Stream<Path> all = Files.walk(home.resolve("evidence"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (home.resolve("evidence").relativize(file).toString().startsWith(prefix)) {
                    sum += Files.size(file);
                }
            }
        }
        return sum;
    }

    private static double median(List<Double> values) {
        values.sort(null);
        return values.get(values.size() / 2);
    }
}
