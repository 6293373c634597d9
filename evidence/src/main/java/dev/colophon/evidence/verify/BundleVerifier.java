package dev.colophon.evidence.verify;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.VerifyReport.Independence;
import dev.colophon.evidence.verify.check.Check;
import dev.colophon.evidence.verify.check.CheckResult;
import dev.colophon.evidence.verify.check.ContainerChecks;
import dev.colophon.evidence.verify.check.Findings;
import dev.colophon.evidence.verify.check.LogChecks;
import dev.colophon.evidence.verify.check.ProcessChecks;
import dev.colophon.evidence.verify.check.PromisedParts;
import dev.colophon.evidence.verify.check.ReportChecks;
import dev.colophon.evidence.verify.check.SignatureChecks;
import dev.colophon.evidence.verify.check.TimeChecks;
import dev.colophon.evidence.verify.check.WarcChecks;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.container.DataPackage;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.container.Opened;
import dev.colophon.evidence.verify.container.Opened.EntryDigest;
import dev.colophon.evidence.verify.container.Seal;
import dev.colophon.evidence.verify.container.SideFiles;
import dev.colophon.evidence.verify.read.Bytes;
import dev.colophon.evidence.verify.read.Container;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.WarcFile;
import dev.colophon.evidence.verify.signature.TrustStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/**
 * Checks a bundle offline. What is wrong with it is never an exception but a result that names the part; only a file that
 * is no bundle at all, or cannot be opened, is refused.
 */
public final class BundleVerifier {

    private static final int MAX_LIST = 16 << 20;
    private static final int MAX_SEAL = 1 << 20;
    private static final int BUFFER = 1 << 17;

    private BundleVerifier() {}

    /**
     * Runs every check.
     *
     * @param wacz the container {@code <case>-<n>.wacz}; what belongs to it lies beside it
     * @param trust whom the verifier knows
     * @param clock for what ended since, or claims to be of the future
     * @throws NotABundleException when it is not a file of that name with the beginning or the end of a container
     */
    public static VerifyReport verify(Path wacz, TrustStore trust, InstantSource clock) throws NotABundleException {
        return opened(wacz, bundle -> verify(bundle, trust, clock.instant()));
    }

    private static <T> T opened(Path wacz, Function<Opened, T> use) throws NotABundleException {
        requireFile(wacz);
        BundleName name = BundleName.ofFile(String.valueOf(wacz.getFileName()))
                .orElseThrow(() -> new NotABundleException(misnamed(wacz)));
        try (FileChannel channel = FileChannel.open(wacz, StandardOpenOption.READ)) {
            Bytes file = new Bytes(channel, 0, channel.size());
            if (!Container.looksLikeOne(file)) {
                throw new NotABundleException(Message.of("bundle.no-container", wacz));
            }
            return use.apply(open(file, name, wacz));
        } catch (IOException e) {
            throw new NotABundleException(Message.of("at", wacz, MalformedPart.why(e)));
        } catch (MalformedPart e) {
            throw new NotABundleException(Message.of("at", e.part(), e.why()));
        }
    }

    /** What it has to be called, where the seal inside says so. */
    private static Message misnamed(Path wacz) {
        try (FileChannel channel = FileChannel.open(wacz, StandardOpenOption.READ)) {
            Bytes file = new Bytes(channel, 0, channel.size());
            if (Container.looksLikeOne(file)) {
                BundleName sealed = Seal.parse(Container.read(file).bytes(Entries.SEAL, MAX_SEAL))
                        .name();
                return Message.of("bundle.renamed", wacz, sealed.wacz(), sealed.stem());
            }
        } catch (IOException | MalformedPart _) {
            // Then the name is all that can be said.
        }
        return Message.of("bundle.name", wacz);
    }

    private static void requireFile(Path wacz) throws NotABundleException {
        try {
            BasicFileAttributes facts = Files.readAttributes(wacz, BasicFileAttributes.class);
            if (!facts.isRegularFile()) {
                throw new NotABundleException(
                        Message.of(facts.isDirectory() ? "bundle.folder" : "bundle.special", wacz));
            }
        } catch (NoSuchFileException _) {
            throw new NotABundleException(Message.of("bundle.gone", wacz));
        } catch (IOException e) {
            throw new NotABundleException(Message.of("at", wacz, MalformedPart.why(e)));
        }
    }

    /**
     * What would be worse about a bundle if these files lay beside it: checks that would cap its grade lower than now.
     *
     * @param added by name relative to the folder
     * @throws NotABundleException as {@link #verify} does
     */
    public static List<CheckResult> harm(Path wacz, Map<String, byte[]> added, InstantSource clock)
            throws NotABundleException {
        return opened(wacz, bundle -> {
            VerifyReport before = verify(bundle, TrustStore.none(), clock.instant());
            VerifyReport after = verify(bundle.with(added), TrustStore.none(), clock.instant());
            return after.checks().stream()
                    .filter(check -> before.of(check.id()).stream()
                            .allMatch(one -> Grading.best(one).compareTo(Grading.best(check)) < 0))
                    .toList();
        });
    }

    private static VerifyReport verify(Opened bundle, TrustStore trust, Instant now) {
        Findings findings = new Findings();
        understood(bundle, findings);
        BundleName name = bundle.name();
        findings.guarded(Check.ZIP_FORM, name.wacz(), new ContainerChecks(bundle, findings)::run);
        findings.guarded(Check.WACZ_SIGNATURE, name.wacz(), new SignatureChecks(bundle, trust, findings)::run);
        findings.guarded(Check.WARC_HEADERS, Entries.WARC, new WarcChecks(bundle, findings)::run);
        findings.guarded(Check.PROC_CHAIN, name.wacz(), new ProcessChecks(bundle, findings)::run);
        String printed = findings.guarded(
                Check.PDF_SIGNATURE, name.report(), "", new ReportChecks(bundle, trust, findings)::run);
        LogChecks log = new LogChecks(bundle, trust, now, findings);
        List<String> witnesses = findings.guarded(Check.LOG_INCLUSION, name.proof(), List.of(), log::run);
        Predicate<Hash> logged = hash -> logged(bundle, findings, hash);
        Predicate<Hash> pinned = hash -> printed.contains(hash.hex()) || logged.test(hash);
        Optional<Instant> witnessed = log.witnessed()
                .filter(_ -> bundle.side()
                        .get(bundle.name().token())
                        .map(Hash::sha256)
                        .filter(logged)
                        .isPresent());
        List<String> authorities = findings.guarded(
                Check.TSR_FORM,
                name.token(),
                List.of(),
                () -> new TimeChecks(bundle, trust, now, pinned, findings).run(log.operator(), witnessed));
        findings.guarded(Check.SIDE_PROMISED, name.wacz(), new PromisedParts(bundle, printed, findings)::run);
        List<CheckResult> checks = findings.all();
        Independence independent =
                new Independence(trust.claimant().isPresent(), authorities, witnesses, trust.quorum());
        return new VerifyReport(bundle.name().stem(), Grading.grade(checks, independent), independent, checks);
    }

    /** Whether a file of this hash is the timestamp that the proven log entry names. */
    private static boolean logged(Opened bundle, Findings findings, Hash file) {
        return !findings.failed(Check.LOG_INCLUSION)
                && bundle.side().has(bundle.name().proof())
                && bundle.side()
                        .get(bundle.name().token())
                        .map(Hash::sha256)
                        .filter(file::equals)
                        .isPresent()
                && LogChecks.rebuilt(bundle, Optional.of(file))
                        .flatMap(leaf -> bundle.side()
                                .get(bundle.name().leaf())
                                .filter(bytes -> Arrays.equals(bytes, leaf.bytes())))
                        .isPresent();
    }

    private static void understood(Opened bundle, Findings findings) {
        try {
            DataPackage.parse(bundle.container().bytes(Entries.DATAPACKAGE, MAX_LIST));
        } catch (MalformedPart e) {
            findings.fail(Check.WACZ_VERSION, e);
        }
        try {
            Seal.parse(bundle.container().bytes(Entries.SEAL, MAX_SEAL));
        } catch (MalformedPart e) {
            findings.fail(Check.SEAL_FORM, e);
        }
    }

    /** Reads every byte once: the container and its entries by one thread, the records by another. */
    private static Opened open(Bytes file, BundleName name, Path wacz) throws MalformedPart {
        Container container = Container.read(file);
        Optional<byte[]> datapackage = optional(() -> container.bytes(Entries.DATAPACKAGE, MAX_LIST));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<WarcFile> warc = threads.submit(() -> warc(container));
            Future<Map<String, EntryDigest>> digests = threads.submit(() -> digests(container));
            Hash whole = digest(file).sha256();
            return new Opened(
                    name,
                    SideFiles.read(wacz, name),
                    container,
                    whole,
                    digests.get(),
                    warc.get(),
                    datapackage,
                    datapackage.flatMap(bytes -> optional(() -> DataPackage.parse(bytes))),
                    optional(() -> Seal.parse(container.bytes(Entries.SEAL, MAX_SEAL))));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MalformedPart unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException("a check failed in an unforeseen way", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MalformedPart(name.wacz(), Message.of("unreadable.interrupted"), e);
        }
    }

    private static WarcFile warc(Container container) {
        Container.Entry entry = container.entries().get(Entries.WARC);
        return entry == null ? new WarcFile(List.of(), List.of()) : WarcFile.read(entry.data().stream(), Entries.WARC);
    }

    private static Map<String, EntryDigest> digests(Container container) throws MalformedPart {
        Map<String, EntryDigest> digests = new HashMap<>();
        for (Container.Entry entry : container.entries().values()) {
            digests.put(entry.name(), digest(entry.data()));
        }
        return digests;
    }

    private static EntryDigest digest(Bytes bytes) throws MalformedPart {
        try (InputStream in = bytes.stream()) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            CRC32 crc = new CRC32();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
                crc.update(buffer, 0, read);
            }
            return new EntryDigest(Hash.of(sha256.digest()), (int) crc.getValue());
        } catch (IOException e) {
            throw new MalformedPart("*.wacz", Message.of("unreadable.io", e.getMessage()), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws MalformedPart;
    }

    /** Empty for what cannot be read; {@link #understood} says why. */
    private static <T> Optional<T> optional(Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (MalformedPart _) {
            return Optional.empty();
        }
    }
}
