package dev.colophon.service.watch;

import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Home;
import dev.colophon.store.PrivateFiles;
import dev.colophon.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a watch has told what became of copies. It is in a file of the home while the watch goes on; one that was killed leaves it
 * there, and the next goes on from it, so that nothing it could not tell is lost.
 *
 * @param from all that happened before was told
 * @param fromId an id that was made then
 * @param since what happened since then and was told, each kind with the id of its sighting
 */
record ToldChanges(Instant from, String fromId, Set<String> since) {

    private static final Logger LOG = LoggerFactory.getLogger(ToldChanges.class);
    private static final int LINES_BEFORE_THOSE_TOLD = 2;

    ToldChanges {
        since = Set.copyOf(since);
    }

    /** The file of an organisation in a home. */
    static Path file(Home home, Organisation organisation) {
        return home.folder().resolve("watch." + organisation.id() + ".told");
    }

    /** How far the last watch had told; empty where it ended and told all, or what it left cannot be read. */
    static Optional<ToldChanges> left(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return lines.size() < LINES_BEFORE_THOSE_TOLD
                    ? Optional.empty()
                    : Optional.of(new ToldChanges(
                            Instant.parse(lines.getFirst()),
                            lines.get(1),
                            new TreeSet<>(lines.subList(LINES_BEFORE_THOSE_TOLD, lines.size()))));
        } catch (NoSuchFileException | DateTimeException _) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("what the last watch had told cannot be read", e);
            return Optional.empty();
        }
    }

    /** Keeps it until all is told; a program or machine that ends meanwhile leaves this or what was kept before. */
    void keep(Path file) {
        StringBuilder text = new StringBuilder(from + "\n" + fromId + "\n");
        new TreeSet<>(since).forEach(one -> text.append(one).append('\n'));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.deleteIfExists(next);
            Files.createFile(next, PrivateFiles.file(next));
            Files.writeString(next, text, StandardCharsets.UTF_8);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    private static StoreException notWritable(Path file, IOException why) {
        return new StoreException(
                StoreException.Reason.NOT_WRITABLE,
                "cannot write %s: %s; free space there, or let this user write it".formatted(file, why.getMessage()),
                why);
    }

    /** All is told. */
    static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }
}
