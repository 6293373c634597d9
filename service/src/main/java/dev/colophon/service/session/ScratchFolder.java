package dev.colophon.service.session;

import dev.colophon.media.child.TemporaryFolders;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A folder for what is made on the way, gone when it is closed. */
public record ScratchFolder(Path path) implements Closeable {

    /** Makes one whose name begins as given. */
    public static ScratchFolder create(String prefix) throws IOException {
        return new ScratchFolder(TemporaryFolders.create(prefix));
    }

    @Override
    public void close() throws IOException {
        TemporaryFolders.delete(path);
    }
}
