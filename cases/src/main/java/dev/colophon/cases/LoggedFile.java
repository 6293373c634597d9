package dev.colophon.cases;

import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.TlogProof;
import dev.colophon.registry.Content;
import dev.colophon.registry.LoggedReferences;
import dev.colophon.registry.LoggedReferences.Logged;
import dev.colophon.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The proof that the bytes of a file were registered.
 *
 * @param leaf the exact bytes in the log
 * @param proof in the newest checkpoint that witnesses have cosigned, where that covers it, else in the newest
 * @param registered the first registration of these bytes
 */
public record LoggedFile(byte[] leaf, TlogProof proof, Instant registered) {

    /** The proof for a file; empty when its bytes are not registered, or not logged yet. */
    public static Optional<LoggedFile> of(Path file, Database database, HomeLog home) throws IOException {
        return new LoggedReferences(database)
                .of(Content.of(file)).stream()
                        .min(Comparator.comparing(Logged::leaf))
                        .map(first -> of(first, home));
    }

    private static LoggedFile of(Logged logged, HomeLog home) {
        LogEntry entry = HomeLog.registration(logged.reference());
        Checkpoint best = home.log()
                .cosigned()
                .filter(cosigned -> cosigned.size() > logged.leaf())
                .orElseGet(home.log()::checkpoint);
        return new LoggedFile(entry.bytes(), home.log().prove(logged.leaf(), best), entry.time());
    }
}
