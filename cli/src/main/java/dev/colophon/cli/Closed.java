package dev.colophon.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Something that may be there, closed at the end if it is. */
record Closed<T extends AutoCloseable>(Optional<T> thing) implements Closeable {

    static <T extends AutoCloseable> Closed<T> of(Optional<T> thing) {
        return new Closed<>(thing);
    }

    @Override
    public void close() throws IOException {
        if (thing.isPresent()) {
            try {
                thing.get().close();
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
