package dev.colophon.http.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Bytes that were received, with their length and their SHA-256 in lower-case hexadecimal: few of them in memory, many
 * in a private temporary file. Thread-safe.
 */
public final class StoredBytes {

    /** Where the bytes are. */
    private sealed interface Place {
        /** In memory; a file is made in the folder for whom asks for one. */
        record Held(byte[] bytes, Path folder) implements Place {}

        /** Some in memory, then those of another, which outlives this. */
        record Headed(byte[] head, StoredBytes rest, Path folder) implements Place {}

        record InFile(Path path) implements Place {}
    }

    private final Place place;
    private final long size;
    private final String sha256;
    private Optional<Path> file;

    private StoredBytes(Place place, Optional<Path> file, long size, String sha256) {
        this.place = place;
        this.file = file;
        this.size = size;
        this.sha256 = sha256;
    }

    /** Those of a file, which goes when they are discarded. */
    public StoredBytes(Path path, long size, String sha256) {
        this(new Place.InFile(path), Optional.of(path), size, sha256);
    }

    /** Those of an array that nobody changes any more. */
    static StoredBytes held(byte[] bytes, String sha256, Path folder) {
        return new StoredBytes(new Place.Held(bytes, folder), Optional.empty(), bytes.length, sha256);
    }

    /** Some bytes followed by others that are stored already and are not stored again; readable until those are discarded. */
    public static StoredBytes headed(byte[] head, StoredBytes rest, String sha256, Path folder) {
        return new StoredBytes(
                new Place.Headed(head, rest, folder), Optional.empty(), head.length + rest.size(), sha256);
    }

    public long size() {
        return size;
    }

    public String sha256() {
        return sha256;
    }

    /** The bytes from the first, without making a file where there is none. */
    public InputStream stream() throws IOException {
        return switch (place) {
            case Place.Held held -> new ByteArrayInputStream(held.bytes());
            case Place.Headed headed ->
                new SequenceInputStream(new ByteArrayInputStream(headed.head()), headed.rest().stream());
            case Place.InFile(Path path) -> Files.newInputStream(path);
        };
    }

    /** All of them in memory, for reading only. */
    public byte[] bytes() throws IOException {
        if (place instanceof Place.Held held) {
            return held.bytes();
        }
        try (InputStream in = stream()) {
            return in.readAllBytes();
        }
    }

    /**
     * A private file with the bytes, made when it is first asked for.
     *
     * @throws UncheckedIOException when the scratch folder cannot be written to
     */
    public synchronized Path path() {
        if (file.isEmpty()) {
            file = Optional.of(written());
        }
        return file.get();
    }

    private Path written() {
        Path folder = switch (place) {
            case Place.Held held -> held.folder();
            case Place.Headed headed -> headed.folder();
            case Place.InFile(Path path) -> throw new IllegalStateException(path + " was discarded");
        };
        Path made = Spool.newFile(folder);
        try (InputStream from = stream();
                OutputStream to = Files.newOutputStream(made)) {
            from.transferTo(to);
            return made;
        } catch (IOException noRoom) {
            Spool.remove(made);
            throw new UncheckedIOException("cannot write to " + folder + ": " + BoundedCopy.describe(noRoom), noRoom);
        }
    }

    /** Removes the file, if there is one; harmless when it is gone already. */
    public synchronized void discard() {
        try {
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
                file = Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file.get(), e);
        }
    }
}
