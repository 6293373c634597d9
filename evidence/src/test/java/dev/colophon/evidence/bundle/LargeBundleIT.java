package dev.colophon.evidence.bundle;

import static dev.colophon.evidence.bundle.Bench.NOW;
import static dev.colophon.evidence.bundle.Bench.URL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.bundle.environment.ProcessLog;
import dev.colophon.evidence.log.LogKey;
import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.time.PreparedAuthorities;
import dev.colophon.evidence.verify.container.BundleName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture is larger than all the memory of the process that makes a bundle of it. */
@Tag("full")
class LargeBundleIT {

    private static final int BYTES = 100_000_000;

    /** What a bundle has beside its WARC. */
    private static final long MOST_BYTES_BESIDE = 64 << 10;

    @TempDir
    Path home;

    @Test
    void aLargeWarcDoesNotGoThroughMemory() throws Exception {
        prepare(home);
        byte[] content = new byte[BYTES];
        new Random(13).nextBytes(content);
        Path warc = new WarcMaker(NOW).exchange(URL, "video/mp4", content).write(home.resolve("page.warc.gz"));
        Tool.Result result = Tool.run(
                home,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-cp",
                System.getProperty("java.class.path"),
                LargeBundleIT.class.getName(),
                home.toString());
        assertThat(result.status()).as(result.output()).isZero();
        assertThat(bundleBytes() - Files.size(warc)).isBetween(1L, MOST_BYTES_BESIDE);
    }

    private static void prepare(Path home) {
        LogKey key = LogKey.generate(Bench.ORIGIN);
        key.write(home.resolve("log.key"));
        TransparencyLog.create(home.resolve("log"), key, Bench.ORIGIN, InstantSource.system());
        PreparedAuthorities.at(home.resolve("first"), InstantSource.system());
        PreparedAuthorities.at(home.resolve("second"), InstantSource.system());
        SealKey.at(home.resolve("seal.key"));
    }

    /** In a JVM of its own: home. */
    public static void main(String[] arguments) {
        seal(Path.of(arguments[0]), new BundleName("F", 1));
    }

    private static void seal(Path home, BundleName name) {
        InstantSource clock = InstantSource.system();
        LogKey key = LogKey.read(home.resolve("log.key"));
        BundleSettings settings = new BundleSettings(
                "Colophon test",
                SealKey.at(home.resolve("seal.key")),
                List.of(
                        PreparedAuthorities.at(home.resolve("first"), clock),
                        PreparedAuthorities.at(home.resolve("second"), clock)),
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
    }

    private long bundleBytes() throws IOException {
        long sum = 0;
        try (Stream<Path> all = Files.walk(home.resolve("evidence"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }
}
