package dev.colophon.media;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The program of {@link WarmChildren}: does one task after the other. A request on standard input is its length in four bytes, the
 * name of a {@link Task} and what that needs; the answer on standard output is the task's. It ends with its standard input, whatever
 * it is doing then.
 */
final class DecoderChild {

    /** What a child does; each says how it is asked for and how it answers. */
    enum Task {
        /** Type, path, most pixels, most pixels a side: then {@link PictureReader} reads the answer. */
        PICTURE,
        /** Type, path, most characters: then {@link DocumentReader} reads the answer. */
        TEXT,
        /** Place, path, limits: then {@link ArchiveReader} reads the answers, and asks for the next with an empty request. */
        ARCHIVE,
        /** Place, path, type of a document: the same with its pictures. */
        PICTURES
    }

    static final int REFUSED = 'R';
    static final int DONE = 'D';
    private static final int MOST_REQUEST_BYTES = 1 << 20;

    private final LinkedBlockingQueue<byte[]> requests = new LinkedBlockingQueue<>();
    private final DataOutputStream out;

    private DecoderChild(OutputStream out) {
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    }

    public static void main(String[] args) throws Exception {
        DecoderChild child = new DecoderChild(new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err); // libraries print there what is no answer
        Thread.ofPlatform().daemon().start(child::listen);
        while (true) {
            child.answer(child.next());
            child.out.flush();
        }
    }

    private void listen() {
        try (DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in))) {
            while (true) {
                int length = in.readInt();
                requests.add(in.readNBytes(Math.clamp(length, 0, MOST_REQUEST_BYTES)));
            }
        } catch (IOException e) {
            ChildProcess.deleteOwnFolder();
            Runtime.getRuntime().halt(0); // the parent is gone, or done with us
        }
    }

    private DataInputStream next() throws InterruptedException {
        return new DataInputStream(new ByteArrayInputStream(requests.take()));
    }

    private void answer(DataInputStream request) throws IOException {
        switch (Task.valueOf(request.readUTF())) {
            case PICTURE -> picture(request);
            case TEXT -> text(request);
            case ARCHIVE -> archive(request);
            case PICTURES -> pictures(request);
        }
    }

    private void picture(DataInputStream request) throws IOException {
        FileType type = FileType.valueOf(request.readUTF());
        Path file = Path.of(request.readUTF());
        try {
            Picture picture = new PictureDecoder(request.readLong(), request.readInt()).decode(file, type);
            out.write(DONE);
            out.writeUTF(picture.partial().orElse(""));
            out.writeUTF(picture.whole().map(Digest::sha256).orElse(""));
            out.writeInt(picture.renderings().size());
            for (RgbImage pixels : picture.renderings()) {
                out.writeInt(pixels.width());
                out.writeInt(pixels.height());
                out.write(pixels.rgb());
            }
        } catch (RefusedException e) {
            refuse(e.why());
        } catch (IOException | StackOverflowError e) {
            refuse(new Unreadable(
                    Unreadable.Reason.UNDECODABLE, MessageText.damaged(type.words(), MessageText.oneLine(e))));
        }
    }

    private void refuse(Unreadable why) throws IOException {
        out.write(REFUSED);
        out.writeUTF(why.reason().name());
        out.writeUTF(why.detail());
    }

    private void text(DataInputStream request) throws IOException {
        FileType type = FileType.valueOf(request.readUTF());
        Path file = Path.of(request.readUTF());
        int characters = request.readInt();
        DocumentText.Outcome outcome;
        try (Writer writer = new OutputStreamWriter(new Chunks(), StandardCharsets.UTF_8)) {
            outcome = DocumentText.write(type, file, characters, writer);
        } catch (StackOverflowError e) {
            outcome = new DocumentText.Outcome(DocumentText.Ending.DAMAGED, "nested too deep");
        }
        out.writeInt(0);
        out.writeUTF(outcome.ending().name());
        out.writeUTF(outcome.why());
    }

    /** Text goes out in pieces, each with its length, while it is read. */
    private final class Chunks extends OutputStream {

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

    private void archive(DataInputStream request) throws IOException {
        String place = request.readUTF();
        Path archive = Path.of(request.readUTF());
        WalkLimits limits = new WalkLimits(
                request.readInt(), request.readInt(), request.readLong(), request.readInt(), request.readLong());
        new ArchiveWalk(limits, this::handOver).open(place, archive);
        out.write(DONE);
    }

    private void pictures(DataInputStream request) throws IOException {
        String place = request.readUTF();
        Path document = Path.of(request.readUTF());
        DocumentPictures.walk(place, document, FileType.valueOf(request.readUTF()), this::handOver);
        out.write(DONE);
    }

    /** The parent takes the file away before it asks for the next. */
    private void handOver(WalkedFile walked) {
        try {
            switch (walked) {
                case WalkedFile.Found found -> {
                    out.write(found.temporary() ? ArchiveReader.ENTRY : ArchiveReader.ITSELF);
                    out.writeUTF(found.place());
                    out.writeUTF(found.path().toAbsolutePath().toString());
                }
                case WalkedFile.Refused refused -> {
                    refuse(refused.why());
                    out.writeUTF(refused.place());
                }
            }
            out.flush();
            byte[] goOn = requests.take();
            if (goOn.length > 0) {
                throw new IllegalStateException("not asked for the next: " + Arrays.toString(goOn));
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
