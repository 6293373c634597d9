package dev.colophon.evidence.verify.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.read.MalformedPart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Recomputes every number of a public record from the leaves of the log, with nothing of what wrote it. For one thread. */
public final class RecordVerifier {

    /** The checkpoint of the log over the leaves of the record. */
    public static final String CHECKPOINT = "checkpoint";

    /** The key of the log. */
    public static final String KEY = "log.vkey";

    /** The sums. */
    public static final String STATISTICS = "statistics.json";

    /** The sums as a table. */
    public static final String TABLE = "statistics.csv";

    private static final int MOST_NOTE_BYTES = 1 << 20;

    /** A line holds a leaf of at most 4 KiB and what a notice of a thousand hosts is about. */
    private static final int LONGEST_LINE = 1 << 20;

    private final Path folder;
    private final LeafTree tree = new LeafTree();
    private final RecordStatistics statistics = new RecordStatistics();
    private long acts;

    private RecordVerifier(Path folder) {
        this.folder = folder;
    }

    /** Whether a folder may be a public record. */
    public static boolean isRecord(Path folder) {
        return Files.isRegularFile(folder.resolve(RecordLine.FILE));
    }

    /**
     * Verifies the record in a folder. Whatever is wrong with it is a result, never an exception.
     *
     * @param key of the log, from whom it belongs to; without it the one that came with the record is used, which shows only that the
     *     record is of one piece
     */
    public static RecordReport verify(Path folder, Optional<VerifierKey> key) {
        return new RecordVerifier(folder).verified(key);
    }

    /** The key that came with a record; empty where there is none that can be read. */
    public static Optional<VerifierKey> ownKey(Path folder) {
        try {
            return Optional.of(new RecordVerifier(folder).readKey());
        } catch (LogException | IOException _) {
            return Optional.empty();
        }
    }

    /** The files of a record: how large they are tells how long it may take. */
    public static List<Path> files(Path folder) {
        return Stream.of(RecordLine.FILE, CHECKPOINT, KEY, STATISTICS, TABLE)
                .map(folder::resolve)
                .toList();
    }

    private VerifierKey readKey() throws IOException {
        return VerifierKey.parse(new String(small(KEY), UTF_8).strip());
    }

    private RecordReport verified(Optional<VerifierKey> known) {
        String log = "";
        Optional<Message> fault;
        try {
            VerifierKey key = known.isPresent() ? known.get() : readKey();
            log = key.name();
            Checkpoint checkpoint = Checkpoint.open(small(CHECKPOINT), key, log);
            readLines();
            fault = leaves(checkpoint)
                    .or(() -> differs(STATISTICS, statistics.json(checkpoint.origin(), checkpoint.size())))
                    .or(() -> differs(TABLE, statistics.csv()));
        } catch (LogException e) {
            fault = Optional.of(e.why());
        } catch (MalformedPart e) {
            fault = Optional.of(Message.of("record.line", tree.size() + 1, e.why()));
        } catch (CharacterCodingException _) {
            fault = Optional.of(Message.of("record.line", tree.size() + 1, Message.of("record.utf8")));
        } catch (IOException e) {
            fault = Optional.of(Message.of("record.unreadable", MalformedPart.why(e)));
        }
        return new RecordReport(log, tree.size(), acts, statistics.sums().size(), known.isPresent(), fault);
    }

    private byte[] small(String file) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            return in.readNBytes(MOST_NOTE_BYTES);
        }
    }

    private void readLines() throws IOException, MalformedPart {
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve(RecordLine.FILE), UTF_8)) {
            for (Optional<String> line = line(lines); line.isPresent(); line = line(lines)) {
                take(RecordLine.read(line.get()));
            }
        }
    }

    /** The next line, however long somebody made it. */
    private static Optional<String> line(BufferedReader lines) throws IOException, MalformedPart {
        StringBuilder line = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            if (c == '\n') {
                return Optional.of(line.toString());
            }
            if (line.length() == LONGEST_LINE) {
                throw new MalformedPart(RecordLine.FILE, Message.of("record.long"));
            }
            line.append((char) c);
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
    }

    private void take(RecordLine line) throws MalformedPart {
        byte[] leaf = line.leaf().getBytes(UTF_8);
        LogEntry entry = entry(leaf);
        boolean counts = entry instanceof LogEntry.Decision || entry instanceof LogEntry.Notice;
        if (counts != line.opened().isPresent()) {
            throw new MalformedPart(RecordLine.FILE, Message.of(counts ? "record.closed" : "record.opened"));
        }
        if (line.opened().isPresent()) {
            RecordLine.Opened opened = line.opened().get();
            byte[] subject = opened.subject().getBytes(UTF_8);
            RecordedAct act = RecordedAct.read(subject);
            if (!entry.subject().matches(opened.salt(), subject) || !act.fits(entry)) {
                throw new MalformedPart(RecordLine.FILE, Message.of("record.subject"));
            }
            statistics.add(act);
            acts++;
        }
        tree.add(leaf);
    }

    private static LogEntry entry(byte[] leaf) throws MalformedPart {
        try {
            return LogEntry.parse(leaf);
        } catch (LogException e) {
            throw new MalformedPart(RecordLine.FILE, e.why(), e);
        }
    }

    /** That these are all leaves of the checkpoint, as they were logged. */
    private Optional<Message> leaves(Checkpoint checkpoint) {
        if (tree.size() != checkpoint.size()) {
            return Optional.of(Message.of("record.size", tree.size(), checkpoint.size()));
        }
        return tree.root().equals(checkpoint.root()) ? Optional.empty() : Optional.of(Message.of("record.root"));
    }

    /** That a file holds exactly what was recomputed; else the first line that does not. */
    private Optional<Message> differs(String file, byte[] recomputed) {
        byte[] published;
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            published = in.readNBytes(recomputed.length + 1);
        } catch (IOException e) {
            return Optional.of(Message.of("record.unreadable", MalformedPart.why(e)));
        }
        int at = Arrays.mismatch(published, recomputed);
        if (at < 0) {
            return Optional.empty();
        }
        long line = 1;
        for (int i = 0; i < at; i++) {
            line += recomputed[i] == '\n' ? 1 : 0;
        }
        return Optional.of(Message.of("record.number", file, line));
    }
}
