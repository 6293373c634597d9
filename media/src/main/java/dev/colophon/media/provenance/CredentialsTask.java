package dev.colophon.media.provenance;

import dev.colophon.media.child.ChildTask;
import dev.colophon.media.child.Parent;
import dev.colophon.media.refusal.MessageText;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads and checks the Content Credentials of a file: asked with its path and that of the trust list, which may be blank. */
public final class CredentialsTask implements ChildTask {

    /** The file has none. */
    static final int NONE = 'N';

    @Override
    public void answer(DataInputStream request, Parent parent) throws IOException {
        Path file = Path.of(request.readUTF());
        Optional<Path> trusted =
                Optional.of(request.readUTF()).filter(path -> !path.isEmpty()).map(Path::of);
        Optional<Credentials> read = read(file, trusted);
        parent.out().write(read.isPresent() ? DONE : NONE);
        if (read.isPresent()) {
            CredentialsCodec.write(read.get(), parent.out());
        }
    }

    private static Optional<Credentials> read(Path file, Optional<Path> trusted) {
        try {
            return CredentialsReading.read(file, new TrustList(trusted));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return Optional.of(CredentialsReading.damaged(MessageText.oneLine(e)));
        }
    }
}
