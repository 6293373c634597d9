package dev.colophon.media.document;

import static dev.colophon.media.refusal.Unreadable.Reason.DECODE_LIMIT;
import static dev.colophon.media.refusal.Unreadable.Reason.ENCRYPTED;
import static dev.colophon.media.refusal.Unreadable.Reason.UNDECODABLE;

import dev.colophon.media.child.WarmChildren;
import dev.colophon.media.child.WarmChildren.ChildDied;
import dev.colophon.media.document.DocumentText.Outcome;
import dev.colophon.media.file.FileType;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.MessageText;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.tag.Tags;
import dev.colophon.media.tag.TagsCodec;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has the text of documents and large HTML pages read by {@link DocumentText} in a warm child: a document can at most kill that.
 * What was written before its end is used. Thread-safe.
 */
public final class DocumentReader {

    private static final long CHILD_FILE_BYTES = 1L << 30;
    private static final int BYTES_A_CHARACTER = 4;

    private static final Map<Integer, WarmChildren> CHILDREN = new ConcurrentHashMap<>();

    private final MediaLimits limits;
    private final WarmChildren children;

    public DocumentReader(MediaLimits limits) {
        this.limits = limits;
        this.children = CHILDREN.computeIfAbsent(
                limits.documentHeapMegabytes(),
                heap -> new WarmChildren(
                        DocumentTask.class, heap, CHILD_FILE_BYTES, WarmChildren.FIRST_COMPILER_ALONE));
    }

    ExtractedText read(Path file, FileType type) throws RefusedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Outcome outcome;
        try {
            outcome = children.with(child -> {
                bytes.reset();
                DataInputStream answer = child.ask(limits.documentTime(), request -> {
                    request.writeUTF(type.name());
                    request.writeUTF(file.toAbsolutePath().toString());
                    request.writeInt(limits.textCharacters());
                });
                for (int length = answer.readInt(); length > 0; length = answer.readInt()) {
                    if (bytes.size() + (long) length > (long) BYTES_A_CHARACTER * limits.textCharacters()) {
                        throw new IOException("more text than was asked for");
                    }
                    bytes.write(answer.readNBytes(length));
                }
                return new Outcome(DocumentText.Ending.valueOf(answer.readUTF()), answer.readUTF());
            });
        } catch (ChildDied e) {
            return judged(bytes, died(e), DECODE_LIMIT, "convert it to plain text");
        }
        String why = outcome.why();
        return switch (outcome.ending()) {
            case DONE -> new ExtractedText(text(bytes), Optional.empty());
            case PARTIAL -> new ExtractedText(text(bytes), Optional.of(why));
            case CUT -> {
                String text = text(bytes);
                yield new ExtractedText(
                        text,
                        Optional.of(
                                "the first %,d characters were read, the rest was left out".formatted(text.length())));
            }
            case LOCKED ->
                throw new RefusedException(
                        ENCRYPTED, "it is protected by a password or DRM: give a copy without protection");
            case NO_TEXT ->
                throw new RefusedException(
                        Unreadable.Reason.NO_TEXT, why + "; only what is stored as text was searched");
            case DAMAGED -> judged(bytes, "the document is damaged (" + why + ")", UNDECODABLE, "get it again");
            case BOMB ->
                judged(
                        bytes,
                        "it unpacks to far more than it should (" + why + ")",
                        DECODE_LIMIT,
                        "convert it to plain text");
        };
    }

    /** What a document says of itself; nothing when it cannot be read. */
    public Tags tags(Path file, FileType type) throws RefusedException {
        try {
            return children.with(child -> TagsCodec.read(child.ask(limits.documentTime(), request -> {
                request.writeUTF(type.name());
                request.writeUTF(file.toAbsolutePath().toString());
                request.writeInt(DocumentTask.TAGS);
            })));
        } catch (ChildDied e) {
            return Tags.NONE;
        }
    }

    /**
     * How many pages a PDF has, at least one.
     *
     * @throws RefusedException when it is not a whole one, or not for everybody to read
     */
    public int pages(Path pdf) throws RefusedException {
        PdfPages.Counted counted;
        try {
            counted = children.with(child -> {
                DataInputStream answer = child.ask(limits.documentTime(), request -> {
                    request.writeUTF(FileType.PDF.name());
                    request.writeUTF(pdf.toAbsolutePath().toString());
                    request.writeInt(DocumentTask.PAGES);
                });
                return new PdfPages.Counted(
                        DocumentText.Ending.valueOf(answer.readUTF()), answer.readInt(), answer.readUTF());
            });
        } catch (ChildDied e) {
            throw new RefusedException(DECODE_LIMIT, died(e));
        }
        return switch (counted.ending()) {
            case DONE -> counted.pages();
            case LOCKED -> throw new RefusedException(ENCRYPTED, "it is protected by a password");
            default -> throw new RefusedException(UNDECODABLE, "it is damaged: " + counted.why());
        };
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static ExtractedText judged(
            ByteArrayOutputStream bytes, String what, Unreadable.Reason reason, String remedy) throws RefusedException {
        String text = text(bytes);
        if (text.isBlank()) {
            throw new RefusedException(reason, what + ": " + remedy);
        }
        return new ExtractedText(text, Optional.of(what));
    }

    private String died(ChildDied died) {
        if (died.isCostly()) {
            return "reading costs more than %s of the processor".formatted(MessageText.time(limits.documentTime()));
        }
        return died.isOutOfMemory()
                ? "reading needs more than " + limits.documentHeapMegabytes() + " MB"
                : "the reader of documents died";
    }
}
