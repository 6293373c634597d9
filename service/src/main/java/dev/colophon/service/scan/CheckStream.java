package dev.colophon.service.scan;

import dev.colophon.media.refusal.MessageText;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Looks for registered works in the bytes of a stream, as in a file of them, and stores nothing. */
public final class CheckStream {

    /** More is not taken from a stream: it is written to the disk before it is looked into. */
    public static final long LONGEST = 4L << 30;

    private static final int BUFFER = 1 << 16;

    private final Settings settings;
    private final Optional<String> host;
    private final long longest;

    /** @param host as of {@link CheckFiles} */
    public CheckStream(Settings settings, Optional<String> host) {
        this(settings, host, LONGEST);
    }

    CheckStream(Settings settings, Optional<String> host, long longest) {
        this.settings = settings;
        this.host = host;
        this.longest = longest;
    }

    /**
     * Checks a file, or what is in an archive, that comes as a stream.
     *
     * @param bytes read to their end, or to the limit; not closed
     * @param name what the file is called in results
     * @param mustCompare as of {@link CheckFiles#check}
     */
    public void check(
            Actor actor, InputStream bytes, String name, boolean mustCompare, ResultListener<Finding> listener) {
        actor.require(Permission.CHECK);
        try (ScratchFolder scratch = ScratchFolder.create("colophon-check")) {
            Path file = scratch.path().resolve("received");
            boolean whole = receive(bytes, file);
            CheckFiles.check(settings, actor, host, mustCompare, (_, finding) -> finding, listener, 1, sink -> {
                if (whole) {
                    new FileWalker().walk(file, name, sink);
                } else {
                    sink.accept(new WalkedFile.Refused(
                            name,
                            new Unreadable(
                                    Unreadable.Reason.TOO_LARGE,
                                    "it has more than %,d bytes: give it as a file".formatted(longest))));
                }
            });
        } catch (IOException e) {
            throw new ServiceException(
                    Category.ENVIRONMENT,
                    "cannot keep what comes in while it is looked into: %s; make room in the temporary folder"
                            .formatted(MessageText.oneLine(e)));
        }
    }

    /** Whether that was all of it. */
    private boolean receive(InputStream bytes, Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long length = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = read(bytes, buffer); read >= 0; read = read(bytes, buffer)) {
                length += read;
                if (length > longest) {
                    return false;
                }
                out.write(buffer, 0, read);
            }
        }
        return true;
    }

    private static int read(InputStream bytes, byte[] buffer) {
        try {
            return bytes.read(buffer);
        } catch (IOException e) {
            throw new ServiceException(
                    Category.ENVIRONMENT,
                    "what comes in cannot be read: %s; nothing was looked into".formatted(MessageText.oneLine(e)));
        }
    }
}
