package dev.colophon.media.document;

import dev.colophon.media.child.ChildTask;
import dev.colophon.media.child.Parent;
import dev.colophon.media.file.FileType;
import dev.colophon.media.tag.Tags;
import dev.colophon.media.tag.TagsCodec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads a document: asked with type, path and most characters for its text, or with type, path and {@link #TAGS} for what it
 * says of itself, or with {@link #PAGES} for how many pages a PDF has. {@link DocumentReader} reads the answer.
 */
public final class DocumentTask implements ChildTask {

    /** In place of the most characters. */
    static final int TAGS = -1;

    /** In place of the most characters: of a PDF. */
    static final int PAGES = -2;

    @Override
    public void answer(DataInputStream request, Parent parent) throws IOException {
        DataOutputStream out = parent.out();
        FileType type = FileType.valueOf(request.readUTF());
        Path file = Path.of(request.readUTF());
        int characters = request.readInt();
        if (characters == TAGS) {
            TagsCodec.write(tags(type, file), out);
            return;
        }
        if (characters == PAGES) {
            PdfPages.Counted counted = PdfPages.of(file);
            out.writeUTF(counted.ending().name());
            out.writeInt(counted.pages());
            out.writeUTF(counted.why());
            return;
        }
        DocumentText.Outcome outcome;
        try (Writer writer = new OutputStreamWriter(new Chunks(out), StandardCharsets.UTF_8)) {
            outcome = DocumentText.write(type, file, characters, writer);
        } catch (StackOverflowError e) {
            outcome = new DocumentText.Outcome(DocumentText.Ending.DAMAGED, "nested too deep");
        }
        out.writeInt(0);
        out.writeUTF(outcome.ending().name());
        out.writeUTF(outcome.why());
    }

    private static Tags tags(FileType type, Path file) throws IOException {
        try {
            return DocumentTags.of(type, file);
        } catch (StackOverflowError e) {
            return Tags.NONE; // nested too deep
        }
    }

    /** Text goes out in pieces, each with its length, while it is read. */
    private static final class Chunks extends OutputStream {

        private final DataOutputStream out;

        Chunks(DataOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > 0) {
                out.writeInt(length);
                out.write(bytes, offset, length);
            }
        }
    }
}
