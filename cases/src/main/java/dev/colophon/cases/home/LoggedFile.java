package dev.colophon.cases.home;

import dev.colophon.cases.home.StampedCheckpoints.Stamped;
import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.TlogProof;
import dev.colophon.registry.LoggedReferences;
import dev.colophon.registry.LoggedReferences.Logged;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The proof that the bytes of a file were registered, or that a report was made.
 *
 * @param leaf the exact bytes in the log
 * @param proof in the first checkpoint that an authority has stamped, where one covers it; else in the newest that witnesses
 *     have cosigned; else in the newest
 * @param registered the first registration of these bytes, or when the report was made
 * @param token the RFC 3161 response over the checkpoint of the proof, where there is one
 */
public record LoggedFile(byte[] leaf, TlogProof proof, Instant registered, Optional<byte[]> token) {

    /** The proof for a file; empty when the organisation has not registered its bytes, or they are not logged yet. */
    public static Optional<LoggedFile> of(Organisation organisation, Path file, Database database, HomeLog home)
            throws IOException {
        return new LoggedReferences(database)
                .of(organisation, Content.of(file)).stream()
                        .min(Comparator.comparingLong(Logged::leaf))
                        .map(first -> of(first, home));
    }

    private static LoggedFile of(Logged logged, HomeLog home) {
        LogEntry entry = HomeLog.registration(logged.reference());
        Optional<Stamped> stamped = home.stamped().covering(logged.leaf());
        Checkpoint best = stamped.map(Stamped::checkpoint)
                .or(() -> home.log().cosigned().filter(cosigned -> cosigned.size() > logged.leaf()))
                .orElseGet(home.log()::checkpoint);
        return new LoggedFile(
                entry.bytes(), home.log().prove(logged.leaf(), best), entry.time(), stamped.map(Stamped::token));
    }
}
