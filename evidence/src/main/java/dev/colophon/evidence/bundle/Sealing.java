package dev.colophon.evidence.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.PrivateKeyFile;
import dev.colophon.evidence.bundle.environment.ProcessLog;
import dev.colophon.evidence.bundle.sealed.Asking;
import dev.colophon.evidence.bundle.sealed.BundleFacts;
import dev.colophon.evidence.bundle.sealed.BundleFacts.FileFacts;
import dev.colophon.evidence.bundle.sealed.BundleFacts.LogPlace;
import dev.colophon.evidence.bundle.sealed.BundleFacts.Timestamp;
import dev.colophon.evidence.bundle.sealed.SealedBundle;
import dev.colophon.evidence.bundle.sealed.Workspace;
import dev.colophon.evidence.log.WitnessClient;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.Subject;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.time.TimestampAuthority;
import dev.colophon.evidence.time.Tokens;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.container.Seal;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One sealing: the story of a bundle from what was captured to the files in their place. */
final class Sealing {

    private final BundleSettings settings;
    private final Workspace workspace;
    private final BundleName name;
    private final Contents contents;
    private final Consumer<String> before;
    private final Instant captured;

    /** By name, the files beside the container that are written. */
    private final SortedMap<String, FileFacts> beside = new TreeMap<>();

    Sealing(BundleSettings settings, Workspace workspace, Contents contents, Consumer<String> before) {
        this.settings = settings;
        this.workspace = workspace;
        this.name = workspace.name();
        this.contents = contents;
        this.before = before;
        this.captured = contents.mainPage().time().truncatedTo(ChronoUnit.MILLIS);
    }

    SealedBundle seal(ProcessLog process) throws IOException {
        trust();
        write(name.readme(), Readme.of(name, settings.software()));
        Seal seal = new Seal(name, captured, settings.key().hash(), hashes(), promised());

        before.accept("container");
        Instant created = settings.clock().instant();
        WaczFile container = WaczFile.write(workspace.file(name.wacz()), settings, contents, process, seal, created);

        before.accept("timestamps");
        Asking asking = Asking.about(container.dataPackage(), settings.authorities(), Set.of());
        List<Timestamp> timestamps = timestamps(asking);

        Optional<Hash> first = timestamps.stream().map(Timestamp::sha256).findFirst();
        byte[] leaf =
                new LogEntry.Capture(captured, Subject.plain(container.dataPackage()), name.caseId(), first).bytes();
        before.accept("log");
        Logging logging = Logging.append(settings, leaf);
        write(name.leaf(), leaf);
        write(name.proof(), logging.proof().bytes());

        BundleFacts facts = new BundleFacts(
                name,
                captured,
                container.file(),
                container.dataPackage(),
                container.contents(),
                beside,
                timestamps,
                new LogPlace(logging.checkpoint().origin(), logging.index(), logging.checkpoint()));
        before.accept("report");
        Optional<byte[]> report = settings.report().flatMap(press -> press.pdf(facts));
        if (report.isPresent()) {
            write(name.report(), report.get());
        }
        workspace.publish(published());
        return new SealedBundle(workspace.folder(), facts, report.isPresent(), asking.silent(), logging.answers());
    }

    /** Certificates and keys, so that whoever has the bundle can check it; whether to trust them is for him to say. */
    private void trust() throws IOException {
        int number = 0;
        for (TimestampAuthority authority : settings.authorities()) {
            if (authority.root().isPresent()) {
                write(name.authority(++number), pem(authority.root().get()));
            }
        }
        write(name.logKey(), line(settings.logKey()));
        number = 0;
        for (WitnessClient witness : settings.witnesses()) {
            write(name.witnessKey(++number), line(witness.witness().key()));
        }
        if (settings.report().isPresent()) {
            write(name.signer(), pem(settings.report().get().signer()));
        }
    }

    private static byte[] pem(X509Certificate certificate) {
        return PrivateKeyFile.pem(certificate).getBytes(UTF_8);
    }

    private static byte[] line(VerifierKey key) {
        return (key + "\n").getBytes(UTF_8);
    }

    private SortedMap<String, Hash> hashes() {
        SortedMap<String, Hash> hashes = new TreeMap<>();
        beside.forEach((part, file) -> hashes.put(part, file.sha256()));
        return hashes;
    }

    private List<String> promised() {
        List<String> promised = new ArrayList<>();
        if (!settings.authorities().isEmpty()) {
            promised.add(name.token());
        }
        promised.add(name.leaf());
        promised.add(name.proof());
        if (settings.report().isPresent()) {
            promised.add(name.report());
        }
        return promised;
    }

    private List<Timestamp> timestamps(Asking asking) throws IOException {
        List<Timestamp> timestamps = new ArrayList<>();
        for (Asking.Answer answer : asking.answers()) {
            String file = timestamps.isEmpty() ? name.token() : name.token((char) ('a' + timestamps.size()));
            // The log entry names the hash of the first as it was received; nothing need name the next.
            byte[] bytes = timestamps.isEmpty()
                    ? answer.response().bytes()
                    : Tokens.canonical(answer.response().bytes());
            write(file, bytes);
            timestamps.add(new Timestamp(
                    file,
                    answer.authority().name(),
                    answer.authority().independent(),
                    answer.response().time(),
                    Hash.sha256(bytes)));
        }
        return timestamps;
    }

    private void write(String part, byte[] bytes) throws IOException {
        workspace.write(part, bytes);
        beside.put(part, FileFacts.of(bytes));
    }

    /** The folder of keys as a whole, then the files, the container last: from then on there is a bundle. */
    private List<String> published() {
        List<String> parts = new ArrayList<>();
        parts.add(name.trust());
        beside.keySet().stream()
                .filter(part -> !part.startsWith(name.trust() + "/"))
                .forEach(parts::add);
        parts.add(name.wacz());
        return parts;
    }
}
