package dev.colophon.evidence.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.bundle.environment.Circumstances;
import dev.colophon.evidence.bundle.environment.Circumstances.Profile;
import dev.colophon.evidence.bundle.environment.Environment;
import dev.colophon.evidence.bundle.environment.Machine;
import dev.colophon.evidence.bundle.environment.ProcessLog;
import dev.colophon.evidence.bundle.sealed.SealedBundle;
import dev.colophon.evidence.log.LogKey;
import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.time.LocalAuthority;
import dev.colophon.evidence.time.PreparedAuthorities;
import dev.colophon.evidence.time.TimestampAuthority;
import dev.colophon.evidence.time.TimestampResponse;
import dev.colophon.evidence.verify.container.BundleName;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What tests make bundles with: a log, keys and two authorities in a folder, and a page that was captured. */
public final class Bench {

    public static final Instant NOW = Instant.parse("2026-11-25T08:30:00.125Z");
    public static final InstantSource CLOCK = InstantSource.fixed(NOW);
    public static final BundleName NAME = new BundleName("C-17", 1);
    static final String ORIGIN = "log.example/bundles";
    static final String URL = "https://site.example/page";

    final Path home;
    public final Path folder;
    final LogKey logKey = LogKey.generate(ORIGIN);
    final TransparencyLog log;
    public final LocalAuthority first;
    public final LocalAuthority second;
    final InstantSource clock;

    /** @param authorities the folder of the authorities' keys, which take long to make and may be shared by tests */
    public Bench(Path home, Path authorities, InstantSource clock) {
        this.home = home;
        this.folder = home.resolve("evidence");
        this.clock = clock;
        log = TransparencyLog.create(home.resolve("log"), logKey, ORIGIN, clock);
        first = PreparedAuthorities.at(authorities.resolve("first"), clock);
        second = PreparedAuthorities.at(authorities.resolve("second"), clock);
    }

    BundleSettings settings(TimestampAuthority... authorities) {
        return settings(Optional.empty(), authorities);
    }

    BundleSettings settings(Optional<BundleReport> report, TimestampAuthority... authorities) {
        return new BundleSettings(
                "Colophon test",
                SealKey.at(home.resolve("seal.key")),
                List.of(authorities),
                log,
                logKey.verifier(),
                List.of(),
                report,
                clock);
    }

    static Environment environment() {
        return Environment.of(
                Machine.here(System.getenv(), NOW),
                new Circumstances(
                        "Colophon test",
                        Optional.of("CN, Shanghai"),
                        Optional.of("operator-1"),
                        List.of("colophon", "evidence", "capture", URL),
                        Profile.NONE,
                        Set.of("site.example")));
    }

    WarcMaker warc() {
        return new WarcMaker(NOW)
                .exchange(
                        URL,
                        "text/html; charset=utf-8",
                        "<title>A page</title>".repeat(50).getBytes(UTF_8))
                .exchange("https://www.site.example/b?z=1&a=2", "image/png", new byte[] {1, 2, 3})
                .resource("urn:view:" + URL, "image/png", new byte[] {4, 5});
    }

    /** A writer that has been given everything but the process. */
    BundleWriter filled(BundleWriter writer) {
        return writer.warc(warc().write(home.resolve("capture.warc.gz")))
                .page(new Page(URL, NOW, "A page"))
                .environment(environment())
                .match(Map.of("url", URL, "matches", List.of(), "licenceChecks", List.of()))
                .part("evidence/tls/1.pem", "a certificate".getBytes(UTF_8))
                .part("evidence/signals.json", "{}".getBytes(UTF_8));
    }

    ProcessLog process() {
        ProcessLog process = new ProcessLog(clock);
        process.step("start", Map.of("url", URL));
        process.step("dns", Map.of("host", "site.example", "a", List.of("192.0.2.7"), "ttl", 60));
        return process;
    }

    public SealedBundle seal(BundleName name, TimestampAuthority... authorities) {
        try (BundleWriter writer = BundleWriter.open(folder, name, settings(authorities))) {
            return filled(writer).seal(process());
        }
    }

    /** When everything that this machine could stamp has ended, so that it is due now. */
    public static final Instant FAR = NOW.plus(Duration.ofDays(40 * 365));

    /** The same authority, as if somebody else ran it. */
    static TimestampAuthority outside(TimestampAuthority own) {
        return new TimestampAuthority() {
            @Override
            public String name() {
                return "outside";
            }

            @Override
            public Optional<X509Certificate> root() {
                return own.root();
            }

            @Override
            public TimestampResponse stamp(Hash imprint) {
                return own.stamp(imprint);
            }
        };
    }

    /** An authority that does not answer. */
    public static TimestampAuthority silent(String name) {
        return new TimestampAuthority() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<X509Certificate> root() {
                return Optional.empty();
            }

            @Override
            public TimestampResponse stamp(Hash imprint) {
                throw new EvidenceException(Reason.UNREACHABLE, name + ": cannot be asked (connection refused)");
            }
        };
    }
}
