package dev.colophon.benchmark.recall;

import dev.colophon.benchmark.machine.Tools;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.transform.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fingerprints on disk, so that a second run with other search parameters makes and reads no media. One file an entry; what
 * it depends on is in its name.
 */
public final class FingerprintCache {

    /** Makes an entry. */
    @FunctionalInterface
    interface Maker {
        Entry make() throws IOException;
    }

    /** What is kept of a file. */
    public record Entry(Optional<Span.Time> truth, List<Fingerprint> prints) {}

    private final Path folder;
    private final String constants;

    /**
     * Uses a folder.
     *
     * @param constants everything that the fingerprints depend on apart from the file
     */
    public FingerprintCache(Path folder, String constants) {
        this.folder = folder;
        this.constants = constants;
    }

    private Path file(String key) {
        String name = Tools.sha256((constants + '|' + key).getBytes(StandardCharsets.UTF_8));
        return folder.resolve(name.substring(0, 2)).resolve(name.substring(2, 34));
    }

    /** The entry that was kept under a key, or empty; a damaged one counts as none. */
    public Optional<Entry> get(String key) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file(key))))) {
            Optional<Span.Time> truth =
                    in.readBoolean() ? Optional.of(new Span.Time(in.readDouble(), in.readDouble())) : Optional.empty();
            int count = in.readInt();
            List<Fingerprint> prints = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Medium medium = Medium.valueOf(in.readUTF());
                prints.add(Fingerprint.decode(medium, in.readNBytes(in.readInt())));
            }
            return Optional.of(new Entry(truth, prints));
        } catch (NoSuchFileException | java.io.EOFException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Keeps an entry; a reader sees all of it or nothing. */
    public void put(String key, Entry entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBoolean(entry.truth().isPresent());
        if (entry.truth().isPresent()) {
            out.writeDouble(entry.truth().get().start());
            out.writeDouble(entry.truth().get().end());
        }
        out.writeInt(entry.prints().size());
        for (Fingerprint print : entry.prints()) {
            byte[] encoded = print.encode();
            out.writeUTF(print.medium().name());
            out.writeInt(encoded.length);
            out.write(encoded);
        }
        Path file = file(key);
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), "new", "");
        Files.write(fresh, bytes.toByteArray());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The entry under a key, made when there is none. */
    public Entry get(String key, Maker maker) throws IOException {
        Optional<Entry> kept = get(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        Entry made = maker.make();
        put(key, made);
        return made;
    }
}
