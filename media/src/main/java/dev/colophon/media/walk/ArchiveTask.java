package dev.colophon.media.walk;

import dev.colophon.media.child.ChildTask;
import dev.colophon.media.child.Parent;
import dev.colophon.media.file.FileType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Unpacks an archive or takes the pictures out of a document, one file after the other. {@link ArchiveReader} reads the answers, and
 * asks for the next with an empty request.
 */
public final class ArchiveTask implements ChildTask {

    /** What is asked for; each says what follows. */
    enum Kind {
        /** Place, path, limits. */
        ARCHIVE,
        /** Place, path, type of the document. */
        PICTURES
    }

    static final int ENTRY = 'E';
    static final int ITSELF = 'I';

    @Override
    public void answer(DataInputStream request, Parent parent) throws IOException {
        Kind kind = Kind.valueOf(request.readUTF());
        String place = request.readUTF();
        Path file = Path.of(request.readUTF());
        switch (kind) {
            case ARCHIVE -> {
                WalkLimits limits = new WalkLimits(
                        request.readInt(),
                        request.readInt(),
                        request.readLong(),
                        request.readInt(),
                        request.readLong());
                new ArchiveWalk(place, limits, walked -> handOver(walked, parent)).open(file);
            }
            case PICTURES ->
                DocumentPictures.walk(
                        place, file, FileType.valueOf(request.readUTF()), walked -> handOver(walked, parent));
        }
        parent.out().write(DONE);
    }

    /** The parent takes the file away before it asks for the next. */
    private static void handOver(WalkedFile walked, Parent parent) {
        DataOutputStream out = parent.out();
        try {
            switch (walked) {
                case WalkedFile.Found found -> {
                    out.write(found.temporary() ? ENTRY : ITSELF);
                    out.writeUTF(found.place());
                    out.writeUTF(found.path().toAbsolutePath().toString());
                }
                case WalkedFile.Refused refused -> {
                    parent.refuse(refused.why());
                    out.writeUTF(refused.place());
                }
            }
            parent.awaitGoOn();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
