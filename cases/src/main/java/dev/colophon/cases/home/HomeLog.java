package dev.colophon.cases.home;

import dev.colophon.evidence.log.LogKey;
import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.Subject;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.registry.LoggedReferences;
import dev.colophon.registry.work.Reference;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.spec.SecretKeySpec;

/** The transparency log of a home, with its key. Thread-safe. */
public final class HomeLog {

    /** Leaves of a batch: large ones are quick, and each is acknowledged as a whole. */
    private static final int BATCH = 10_000;

    private static final String KEY = "log.key";

    private final TransparencyLog log;
    private final LogKey key;
    private final StampedCheckpoints stamped;

    private HomeLog(Home home, TransparencyLog log, LogKey key) {
        this.log = log;
        this.key = key;
        this.stamped = new StampedCheckpoints(home.log(), key.verifier());
    }

    /** Whether a log was begun here. */
    public static boolean exists(Home home) {
        return Files.exists(home.log().resolve("checkpoint"));
    }

    /**
     * Opens the log of a home.
     *
     * @throws LogException when there is none, its key is missing, or it raises an alarm
     */
    public static HomeLog open(Home home, InstantSource clock) {
        LogKey key = LogKey.read(home.keys().resolve(KEY));
        return new HomeLog(home, TransparencyLog.open(home.log(), key, key.name(), clock), key);
    }

    /**
     * Opens the log of a home to read it, also where it cannot be written: nothing can be logged then.
     *
     * @throws LogException as of {@link #open}
     */
    public static HomeLog openToRead(Home home, InstantSource clock) {
        if (Files.isWritable(home.log()) && home.isWritable()) {
            return open(home, clock);
        }
        LogKey key = LogKey.read(home.keys().resolve(KEY));
        return new HomeLog(home, TransparencyLog.openToRead(home.log(), key, key.name(), clock), key);
    }

    /** Opens the log of a home, or begins one under a name that nobody else has. */
    public static HomeLog openOrBegin(Home home, InstantSource clock) {
        if (exists(home)) {
            return open(home, clock);
        }
        LogKey key = key(home, unusedName());
        try {
            return begin(home, key, key.name(), clock);
        } catch (LogException e) {
            if (!exists(home)) {
                throw e;
            }
            return open(home, clock); // another process was faster
        }
    }

    /**
     * Begins the log of a home. Where an earlier attempt was cut off behind the key, that key is used.
     *
     * @param origin the URL where it will be published, without scheme and closing slash; it can never be changed
     * @throws LogException when there is a log already, or the key that is there has another name
     */
    public static HomeLog begin(Home home, String origin, InstantSource clock) {
        return begin(home, key(home, origin), origin, clock);
    }

    private static HomeLog begin(Home home, LogKey key, String origin, InstantSource clock) {
        return new HomeLog(home, TransparencyLog.create(home.createFolder(home.log()), key, origin, clock), key);
    }

    /** The key that is there, or a new one of this name. */
    private static LogKey key(Home home, String name) {
        Path file = home.createKeys().resolve(KEY);
        if (!Files.exists(file)) {
            try {
                LogKey.generate(name).write(file);
            } catch (LogException e) {
                // Another process may have been faster; its key is used.
                if (!Files.exists(file)) {
                    throw e;
                }
            }
        }
        return LogKey.read(file);
    }

    private static String unusedName() {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        return "colophon-log/" + HexFormat.of().formatHex(random);
    }

    public TransparencyLog log() {
        return log;
    }

    /** What authorities have stamped of it. */
    StampedCheckpoints stamped() {
        return stamped;
    }

    /** What whoever verifies must know of the log. */
    public VerifierKey key() {
        return key.verifier();
    }

    /** What names of things in the public record are made with, so that nobody else can tell what is behind one. */
    public SecretKeySpec nameSecret() {
        return key.secretFor("names in the public record");
    }

    /**
     * Logs the references that are registered and not logged yet. The subject of a leaf is the registered file itself, by
     * its SHA-256: whoever has the file can prove that it was registered, and to everybody else the leaf says nothing. A
     * crash between the log and the database makes a second leaf of the same words, never a missing one.
     *
     * @return how many leaves were appended
     */
    public int logRegistrations(Database database) {
        LoggedReferences references = new LoggedReferences(database);
        int logged = 0;
        List<Reference> batch = references.missing(BATCH);
        while (!batch.isEmpty()) {
            List<Long> leaves = log.append(batch.stream()
                    .map(HomeLog::registration)
                    .map(LogEntry::bytes)
                    .toList());
            references.logged(batch, leaves);
            logged += batch.size();
            batch = references.missing(BATCH);
        }
        return logged;
    }

    /**
     * How the references of a database stand in the log.
     *
     * @param waiting registered, and not logged yet
     * @param absent logged once, and not in this log, which was begun anew or is another
     */
    public record Registrations(long waiting, long absent) {

        /** Whether the log holds every reference. */
        public boolean complete() {
            return waiting + absent == 0;
        }
    }

    /** Compares each reference that was logged with its leaf. */
    public Registrations registrations(Database database) {
        LoggedReferences references = new LoggedReferences(database);
        AtomicLong absent = new AtomicLong();
        references.forEachLogged(logged -> {
            if (!log.holds(logged.leaf(), registration(logged.reference()).bytes())) {
                absent.incrementAndGet();
            }
        });
        return new Registrations(references.missing(), absent.get());
    }

    /**
     * Logs that a report was made, by the SHA-256 of its file.
     *
     * @return the proof that the log holds it, in the newest checkpoint
     */
    public LoggedFile logReport(byte[] file, Instant at) {
        LogEntry entry = new LogEntry.Report(at, Subject.plain(Hash.sha256(file)));
        long leaf = log.append(List.of(entry.bytes())).getFirst();
        return new LoggedFile(entry.bytes(), log.prove(leaf), entry.time(), Optional.empty());
    }

    /** The leaf of a reference. */
    static LogEntry registration(Reference reference) {
        return new LogEntry.Registration(
                reference.registeredAt(),
                Subject.plain(Hash.fromHex(reference.content().sha256())));
    }
}
