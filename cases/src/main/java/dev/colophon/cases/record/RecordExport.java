package dev.colophon.cases.record;

import static dev.colophon.store.schema.tables.PublicAct.PUBLIC_ACT;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.home.HomeLog;
import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.Salt;
import dev.colophon.evidence.verify.record.RecordLine;
import dev.colophon.evidence.verify.record.RecordStatistics;
import dev.colophon.evidence.verify.record.RecordVerifier;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.store.Database;
import dev.colophon.store.Rows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Writes the public record into a folder, as {@link dev.colophon.evidence.verify.record} describes it. */
public final class RecordExport {

    private static final int AT_ONCE = 2_000;

    private final Database database;
    private final HomeLog home;

    public RecordExport(Database database, HomeLog home) {
        this.database = database;
        this.home = home;
    }

    /** The statistics of what is in the log up to a checkpoint, as a record up to it would publish them. */
    public RecordStatistics statistics(Checkpoint checkpoint) {
        return database.read(dsl -> new PublicFigures(dsl, checkpoint.size(), new CopyNames(home)).statistics());
    }

    /** What was written. */
    public record Written(long leaves, int sums) {}

    /**
     * Writes the record up to the newest checkpoint.
     *
     * @param folder is there, and empty
     * @param written told of each leaf that is written
     * @throws RegistryException when the log holds a decision or a message of which nothing is known here
     */
    public Written write(Path folder, Runnable written) throws IOException {
        Checkpoint checkpoint = home.log().checkpoint();
        Files.write(folder.resolve(RecordVerifier.CHECKPOINT), checkpoint.note().bytes());
        Files.writeString(folder.resolve(RecordVerifier.KEY), home.key() + "\n");
        try (OutputStream lines = new BufferedOutputStream(Files.newOutputStream(folder.resolve(RecordLine.FILE)))) {
            RecordStatistics statistics = database.read(dsl -> {
                leaves(dsl, checkpoint.size(), line -> {
                    lines.write(line.bytes());
                    written.run();
                });
                return new PublicFigures(dsl, checkpoint.size(), new CopyNames(home)).statistics();
            });
            Files.write(
                    folder.resolve(RecordVerifier.STATISTICS), statistics.json(checkpoint.origin(), checkpoint.size()));
            Files.write(folder.resolve(RecordVerifier.TABLE), statistics.csv());
            return new Written(checkpoint.size(), statistics.sums().size());
        }
    }

    /** Takes lines of the record. */
    private interface Lines {
        void take(RecordLine line) throws IOException;
    }

    private void leaves(DSLContext dsl, long size, Lines lines) {
        try (Cursor<? extends Record> rows = dsl.selectFrom(PUBLIC_ACT)
                .where(PUBLIC_ACT.LEAF.lt(size))
                .orderBy(PUBLIC_ACT.LEAF)
                .fetchSize(AT_ONCE)
                .fetchLazy()) {
            Iterator<? extends Record> acts = rows.iterator();
            Optional<Record> next = next(acts);
            for (long leaf = 0; leaf < size; leaf++) {
                String text = new String(home.log().leaf(leaf), UTF_8);
                Optional<Record> told = Optional.empty();
                if (next.isPresent() && Rows.number(next.get(), PUBLIC_ACT.LEAF) == leaf) {
                    told = next;
                    next = next(acts);
                }
                lines.take(line(leaf, text, told));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Record> next(Iterator<? extends Record> acts) {
        return acts.hasNext() ? Optional.of(acts.next()) : Optional.empty();
    }

    private static RecordLine line(long leaf, String text, Optional<Record> act) {
        if (act.isPresent()) {
            return new RecordLine(
                    text,
                    act.map(row -> new RecordLine.Opened(
                            Salt.fromHex(Rows.text(row, PUBLIC_ACT.SALT)), Rows.text(row, PUBLIC_ACT.SUBJECT))));
        }
        LogEntry entry = LogEntry.parse(text.getBytes(UTF_8));
        if (entry instanceof LogEntry.Decision || entry instanceof LogEntry.Notice) {
            throw new RegistryException(
                    "leaf %d of the log is a decision or a message, and the database knows nothing of it: restore the newest backup of the home, of which both are parts"
                            .formatted(leaf));
        }
        return new RecordLine(text, Optional.empty());
    }
}
