package dev.colophon.cases.home;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.bundle.BundleReport;
import dev.colophon.evidence.bundle.BundleSettings;
import dev.colophon.evidence.bundle.BundleWriter;
import dev.colophon.evidence.bundle.SealKey;
import dev.colophon.evidence.bundle.sealed.LateTimestamp;
import dev.colophon.evidence.bundle.sealed.Renewal;
import dev.colophon.evidence.log.WitnessClient;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.report.signature.ReportKey;
import dev.colophon.evidence.time.LocalAuthority;
import dev.colophon.evidence.time.RemoteAuthority;
import dev.colophon.evidence.time.TimestampAuthority;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.container.Inventory;
import dev.colophon.http.GuardedClient;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The bundles of a home, with the keys that seal them, the authorities that stamp them and the log that
 * holds them. For one thread.
 */
public final class HomeBundles implements Closeable {

    private final Home home;
    private final EvidenceSettings settings;
    private final InstantSource clock;
    private final HomeLog log;
    private final List<Witnesses.Named> witnesses;
    private final List<TimestampAuthorities.Named> named;
    private final GuardedClient services;
    private Optional<List<TimestampAuthority>> authorities = Optional.empty();

    private HomeBundles(Home home, Database database, EvidenceSettings settings, InstantSource clock) {
        this.home = home;
        this.settings = settings;
        this.clock = clock;
        this.log = HomeLog.openOrBegin(home, clock);
        this.witnesses = new Witnesses(database, clock).list();
        this.named = new TimestampAuthorities(database, clock).list();
        this.services = new GuardedClient(OwnNetwork.opened(settings.guard(), ownServices()));
    }

    /** Opens it, making keys and log where there are none yet. */
    public static HomeBundles open(Home home, Database database, EvidenceSettings settings, InstantSource clock) {
        return new HomeBundles(home, database, settings, clock);
    }

    private List<URI> ownServices() {
        return Stream.concat(
                        witnesses.stream()
                                .filter(Witnesses.Named::ownNetwork)
                                .map(witness -> witness.witness().submission()),
                        named.stream()
                                .filter(TimestampAuthorities.Named::ownNetwork)
                                .map(TimestampAuthorities.Named::url))
                .toList();
    }

    /** Those that the user has named, and this machine's own clock behind them. */
    private List<TimestampAuthority> authorities() {
        if (authorities.isEmpty()) {
            GuardedPost post = new GuardedPost(services);
            List<TimestampAuthority> all = new ArrayList<>();
            for (TimestampAuthorities.Named authority : named) {
                all.add(new RemoteAuthority(
                        authority.url().getHost(), authority.url(), post::stamp, Optional.of(authority.root()), clock));
            }
            all.add(LocalAuthority.at(home.createKeys().resolve("time"), clock));
            authorities = Optional.of(List.copyOf(all));
        }
        return authorities.get();
    }

    /**
     * Begins the next bundle of a case.
     *
     * @param report what makes its report, where it gets one
     */
    public BundleWriter begin(String caseId, Optional<BundleReport> report) {
        BundleSettings sealing = sealing(report);
        BundleName name = next(caseId);
        while (true) {
            try {
                return BundleWriter.open(folder(), name, sealing);
            } catch (EvidenceException e) {
                if (e.reason() != EvidenceException.Reason.TAKEN) {
                    throw e;
                }
                name = new BundleName(caseId, name.number() + 1); // another process has begun that one meanwhile
            }
        }
    }

    private BundleSettings sealing(Optional<BundleReport> report) {
        GuardedPost post = new GuardedPost(services);
        return new BundleSettings(
                settings.software(),
                sealKey(),
                authorities(),
                log.log(),
                log.key(),
                witnesses.stream()
                        .map(witness -> new WitnessClient(witness.witness(), post))
                        .toList(),
                report,
                clock);
    }

    private SealKey sealKey() {
        return SealKey.at(home.createKeys().resolve("seal.key"));
    }

    /** The key that signs reports, made when the first is signed. */
    public ReportKey reportKey() {
        Path file = home.createKeys().resolve("report.key");
        if (!Files.exists(file)) {
            String signer =
                    settings.responsible().orElse("Colophon " + log.key().name());
            ReportKey key = ReportKey.generate(
                    signer.substring(0, Math.min(signer.length(), 64)), ReportKey.Kind.P_256, clock.instant());
            try {
                key.write(file);
            } catch (EvidenceException e) {
                // Another process may have been faster; its key is used.
                if (!Files.exists(file)) {
                    throw e;
                }
            }
        }
        return ReportKey.read(file);
    }

    /**
     * What whoever verifies should get from its owner rather than from a bundle, by file name: the keys that seal containers
     * and sign reports, in PEM, and the key of the log.
     */
    public SortedMap<String, String> publicKeys() {
        return new TreeMap<>(Map.of(
                "seal.pem", sealKey().publicPem(),
                "report.pem", Certificates.pem(reportKey().certificate()),
                "log.vkey", log.key() + "\n"));
    }

    public Path folder() {
        return home.evidence();
    }

    /** The bundles in a folder, by name; also those of which only parts are left. */
    public static List<BundleName> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> BundleName.ofPart(file.getFileName().toString()).stream())
                    .distinct()
                    .filter(name -> Files.exists(folder.resolve(name.wacz()))
                            || Files.notExists(folder.resolve(name.workspace())))
                    .sorted(Comparator.comparing(BundleName::caseId).thenComparingInt(BundleName::number))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** The name of the next bundle of a case. */
    private BundleName next(String caseId) {
        int last = list(folder()).stream()
                .filter(name -> name.caseId().equals(caseId))
                .mapToInt(BundleName::number)
                .max()
                .orElse(0);
        return new BundleName(caseId, last + 1);
    }

    /**
     * What became of a bundle whose time was looked after.
     *
     * @param silent a line for each authority that gave no timestamp, and why the bundle was left as it was
     */
    public record Renewed(BundleName name, List<String> written, List<String> silent) {}

    /**
     * Asks for what is missing: timestamps of bundles that have none, or only one although more authorities are named; and a
     * new timestamp over one whose certificate ends soon. Each bundle is verified with what is new before it is kept.
     *
     * @param ahead how long before the certificate's end it is renewed
     */
    public List<Renewed> renew(Duration ahead) {
        return list(folder()).stream().map(name -> renewed(name, ahead)).toList();
    }

    private Renewed renewed(BundleName name, Duration ahead) {
        List<String> written = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        Inventory inventory = Inventory.of(folder(), name);
        inventory.fault().map(Message::toString).ifPresent(silent::add);
        if (!inventory.missing().isEmpty()) {
            silent.add(Message.of("inventory.missing", String.join(", ", inventory.missing()))
                    .toString());
        }
        if (inventory.fault().isPresent()) {
            return new Renewed(name, written, silent);
        }
        try {
            LateTimestamp.Result late = LateTimestamp.stamp(folder(), name, authorities(), clock);
            written.addAll(late.written());
            silent.addAll(late.silent());
            written.addAll(Renewal.renew(folder(), name, authorities(), now().plus(ahead), clock));
        } catch (EvidenceException e) {
            // One bundle that cannot be renewed never costs the others.
            silent.add(String.valueOf(e.getMessage()));
        }
        return new Renewed(name, written, silent);
    }

    /**
     * Has an authority stamp the newest checkpoint of the log, with the cosignatures it has. The clock of this machine is no
     * authority over its own log, so it is not asked.
     */
    public StampedCheckpoints.Outcome stampLog() {
        return log.stamped()
                .stamp(
                        log.log().checkpoint(),
                        authorities().stream()
                                .filter(TimestampAuthority::independent)
                                .toList());
    }

    private Instant now() {
        return clock.instant();
    }

    /** Whose cosignatures count. */
    public List<VerifierKey> witnessKeys() {
        return witnesses.stream().map(named -> named.witness().key()).toList();
    }

    public EvidenceSettings settings() {
        return settings;
    }

    public InstantSource clock() {
        return clock;
    }

    @Override
    public void close() {
        services.close();
    }
}
