package dev.colophon.benchmark.evidence;

import dev.colophon.benchmark.machine.ProcessCost;
import dev.colophon.evidence.bundle.BundleSettings;
import dev.colophon.evidence.bundle.BundleWriter;
import dev.colophon.evidence.bundle.Page;
import dev.colophon.evidence.bundle.SealKey;
import dev.colophon.evidence.bundle.environment.Circumstances;
import dev.colophon.evidence.bundle.environment.Circumstances.Profile;
import dev.colophon.evidence.bundle.environment.Environment;
import dev.colophon.evidence.bundle.environment.ProcessLog;
import dev.colophon.evidence.log.LogKey;
import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.time.LocalAuthority;
import dev.colophon.evidence.verify.container.BundleName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes bundles of one capture, in a process of its own. */
final class BundleProcess {

    static final String ORIGIN = "log.example/bench";

    private static final String TOOL = "Colophon benchmark";

    private BundleProcess() {}

    /** Home, WARC file, its URL and time. Then each line is the number of a bundle; answered are milliseconds of the processor, all threads. */
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        LoopbackCapture capture = new LoopbackCapture(Path.of(arguments[1]), arguments[2], Instant.parse(arguments[3]));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                double before = ProcessCost.ownCpuSeconds();
                seal(home, capture, new BundleName("C", Integer.parseInt(line)));
                System.out.println("millis=" + 1e3 * (ProcessCost.ownCpuSeconds() - before));
            }
        }
    }

    /** Makes the keys, the log and the two authorities of a home. */
    static void prepare(Path home) {
        LogKey key = LogKey.generate(ORIGIN);
        key.write(home.resolve("log.key"));
        TransparencyLog.create(home.resolve("log"), key, ORIGIN, InstantSource.system());
        authorities(home);
        SealKey.at(home.resolve("seal.key"));
    }

    private static List<LocalAuthority> authorities(Path home) {
        return List.of(
                LocalAuthority.at(home.resolve("first"), InstantSource.system()),
                LocalAuthority.at(home.resolve("second"), InstantSource.system()));
    }

    /** Keys, log and authorities are opened anew each time, as a command does. */
    private static void seal(Path home, LoopbackCapture capture, BundleName name) {
        InstantSource clock = InstantSource.system();
        LogKey key = LogKey.read(home.resolve("log.key"));
        BundleSettings settings = new BundleSettings(
                TOOL,
                SealKey.at(home.resolve("seal.key")),
                List.copyOf(authorities(home)),
                TransparencyLog.open(home.resolve("log"), key, ORIGIN, clock),
                key.verifier(),
                List.of(),
                Optional.empty(),
                clock);
        ProcessLog process = new ProcessLog(clock);
        for (String step : List.of("start", "dns", "connection", "request", "response", "hash")) {
            process.step(step, Map.of("url", capture.url()));
        }
        Environment environment = Environment.of(
                dev.colophon.evidence.bundle.environment.Machine.here(Map.of(), clock.instant()),
                new Circumstances(
                        TOOL,
                        Optional.empty(),
                        Optional.empty(),
                        List.of("bench"),
                        Profile.NONE,
                        Set.of("site.example")));
        try (BundleWriter writer = BundleWriter.open(home.resolve("evidence"), name, settings)) {
            writer.warc(capture.warc())
                    .page(new Page(capture.url(), capture.time(), "A page"))
                    .environment(environment)
                    .match(Map.of("url", capture.url(), "matches", List.of(), "licenceChecks", List.of()))
                    .seal(process);
        }
    }
}
