package dev.colophon.cases.backup;

import dev.colophon.cases.home.HomeLog;
import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import dev.colophon.store.HomeLock;
import dev.colophon.store.PrivateFiles;
import dev.colophon.store.StoreException;
import dev.colophon.store.backup.BackupManifest;
import dev.colophon.store.backup.BackupWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Copies a home into one file while other commands may run. What is in it agrees, by the order in which it is looked at:
 * the database refers to leaves of the log, to captures and to references, so it is copied before they are, and they only
 * grow; bundles refer to leaves of the log, so they are listed before the log is copied; keys come last, because a key is
 * there before what it signs. The home's lock is held for the copy of the database and of the log alone.
 */
public final class HomeBackup {

    /** What is copied while nobody registers; removed afterwards. */
    private static final String STAGING = "backup.new";

    /** How the names of private keys begin in it. */
    private static final String KEYS = "keys/";

    private final Home home;
    private final DatabaseSettings settings;
    private final String software;
    private final InstantSource clock;

    public HomeBackup(Home home, DatabaseSettings settings, String software, InstantSource clock) {
        this.home = home;
        this.settings = settings;
        this.software = software;
        this.clock = clock;
    }

    /**
     * What was made.
     *
     * @param files of the home that are in it
     * @param withDatabase not for PostgreSQL
     * @param withKeys whether private keys are in it
     */
    public record Made(int files, boolean withDatabase, boolean withKeys) {}

    /**
     * Makes a backup.
     *
     * @param target must not be there yet
     * @param patience how long to wait for a command that writes to the home
     * @param waiting told once, in one line, who is waited for
     * @throws StoreException when the target is in the home, or one of the two cannot be read or written
     */
    public Made write(Path target, Duration patience, Consumer<String> waiting, CopyProgress progress) {
        refuseInside(target);
        Path staging = home.folder().resolve(STAGING);
        try (HomeLock _ = home.backingUp("backup")) {
            delete(staging);
            try {
                PrivateFiles.createFolders(staging);
                BackupManifest manifest = BackupManifest.of(settings.isSqlite(), clock.instant(), software);
                Map<String, Path> files = snapshot(staging, patience, waiting);
                progress.begins(
                        files.values().stream().mapToLong(HomeBackup::size).sum());
                try (BackupWriter backup = BackupWriter.create(target, manifest, progress::advances)) {
                    files.forEach(backup::add);
                    boolean keys = files.keySet().stream().anyMatch(name -> name.startsWith(KEYS));
                    return new Made(backup.finish(), settings.isSqlite(), keys);
                }
            } finally {
                delete(staging);
            }
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Reason.NOT_WRITABLE,
                    "cannot copy %s: %s; free space there, nothing was written to %s"
                            .formatted(home.folder(), e.getMessage(), target),
                    e);
        }
    }

    /** A backup is lost together with the home that holds it, and the next one would copy it. */
    private void refuseInside(Path target) {
        Path folder = real(Objects.requireNonNullElse(target.toAbsolutePath().getParent(), target.toAbsolutePath()));
        if (folder.startsWith(real(home.folder()))) {
            throw new StoreException(
                    StoreException.Reason.MISCONFIGURED,
                    "%s is in the home that is to be copied: name a file elsewhere, best on another disk"
                            .formatted(target));
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException _) { // it is not there: whoever writes says so
            return folder.toAbsolutePath().normalize();
        }
    }

    /** The files that agree with each other, by their names in the home. */
    private Map<String, Path> snapshot(Path staging, Duration patience, Consumer<String> waiting) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        Path log = staging.resolve(home.log().getFileName());
        try (HomeLock _ = home.lock("backup", patience, waiting)) {
            if (settings.isSqlite()) {
                Path copy = staging.resolve(home.database().getFileName());
                try (Database database = Database.open(home, settings)) {
                    database.copyTo(copy);
                }
                files.put(home.database().getFileName().toString(), copy);
            }
            list(home.evidence(), files);
            leaveOutUnfinished(home.evidence(), files);
            if (HomeLog.exists(home)) {
                TransparencyLog.snapshot(home.log(), log);
            }
        }
        list(log, files);
        list(home.warc(), files);
        list(home.references(), files);
        list(home.uploads(), files);
        list(home.keys(), files);
        list(home.regimes(), files);
        if (Files.exists(home.settings())) {
            files.put(home.settings().getFileName().toString(), home.settings());
        }
        return files;
    }

    /** Files whose names begin with a dot are not whole yet. */
    private static void list(Path folder, Map<String, Path> files) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Path real = folder.toRealPath(); // it may be a link to a larger disk
        try (Stream<Path> all = Files.walk(real)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                List<String> names = new ArrayList<>(List.of(String.valueOf(folder.getFileName())));
                real.relativize(file).forEach(name -> names.add(name.toString()));
                if (names.stream().noneMatch(name -> name.startsWith("."))) {
                    files.put(String.join("/", names), file);
                }
            }
        }
    }

    /** A bundle that was being finished while its folder was listed, of which the archive was not there yet, is for the next backup. */
    private static void leaveOutUnfinished(Path evidence, Map<String, Path> files) {
        String folder = evidence.getFileName() + "/";
        files.keySet()
                .removeIf(file -> file.startsWith(folder)
                        && BundleName.ofPart(file.substring(folder.length()))
                                .filter(bundle -> !files.containsKey(folder + bundle.wacz()))
                                .filter(bundle -> Files.exists(evidence.resolve(bundle.workspace()))
                                        || Files.exists(evidence.resolve(bundle.wacz())))
                                .isPresent());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return 0;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
