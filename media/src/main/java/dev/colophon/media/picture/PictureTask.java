package dev.colophon.media.picture;

import dev.colophon.media.child.ChildTask;
import dev.colophon.media.child.Parent;
import dev.colophon.media.file.Digest;
import dev.colophon.media.file.FileType;
import dev.colophon.media.refusal.MessageText;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.tag.Tags;
import dev.colophon.media.tag.TagsCodec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Decodes a picture: asked with type, path, most pixels, most pixels a side; or reads its tags: asked with type, path and
 * {@link #TAGS}. {@link PictureReader} reads the answer.
 */
public final class PictureTask implements ChildTask {

    /** In place of the most pixels. */
    static final long TAGS = -1;

    static final long SIZE = -2;

    @Override
    public void answer(DataInputStream request, Parent parent) throws IOException {
        FileType type = FileType.valueOf(request.readUTF());
        Path file = Path.of(request.readUTF());
        long pixels = request.readLong();
        if (pixels == TAGS) {
            TagsCodec.write(tags(file), parent.out());
            return;
        }
        if (pixels == SIZE) {
            parent.out().writeLong(size(file, type));
            return;
        }
        try {
            write(new PictureDecoder(pixels, request.readInt(), Picture.SHORT_SIDE).decode(file, type), parent.out());
        } catch (RefusedException e) {
            parent.refuse(e.why());
        } catch (IOException | StackOverflowError e) {
            parent.refuse(new Unreadable(
                    Unreadable.Reason.UNDECODABLE, MessageText.damaged(type.words(), MessageText.oneLine(e))));
        }
    }

    private static long size(Path file, FileType type) {
        try {
            return PictureDecoder.pixels(file, type);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return 0; // a damaged header states none
        }
    }

    private static Tags tags(Path file) {
        try {
            return PictureTags.of(file);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return Tags.NONE; // damaged ones are common, and their picture may be whole
        }
    }

    private static void write(Picture picture, DataOutputStream out) throws IOException {
        out.write(DONE);
        out.writeUTF(picture.partial().orElse(""));
        out.writeUTF(picture.whole().map(Digest::sha256).orElse(""));
        out.writeInt(picture.renderings().size());
        for (RgbImage image : picture.renderings()) {
            out.writeInt(image.width());
            out.writeInt(image.height());
            out.write(image.rgb());
        }
    }
}
