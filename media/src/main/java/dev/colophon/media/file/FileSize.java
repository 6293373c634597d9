package dev.colophon.media.file;

import static dev.colophon.media.refusal.Unreadable.Reason.TOO_LARGE;
import static dev.colophon.media.refusal.Unreadable.Reason.UNDECODABLE;

import dev.colophon.media.refusal.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Refuses files larger than what they can hold, before anything reads them to their end. */
public final class FileSize {

    /** 100 million pixels of three 16-bit samples are 600 MB without any packing. */
    static final long MOST_PICTURE_BYTES = 640_000_000;

    /** Read within seconds, whatever is in it. */
    private static final long QUICK_BYTES = 2L << 30;

    /** Places of a large file that are looked at: milliseconds on a flash disk, seconds on a turning one. */
    private static final int SAMPLES = 256;

    private static final int SAMPLE_BYTES = 4_096;

    private FileSize() {}

    /** Refuses a file that is larger than what it can hold. */
    public static void refuse(Path file, FileType type) throws RefusedException, IOException {
        long bytes = Files.size(file);
        boolean animation = type == FileType.ANIMATED_GIF || type == FileType.ANIMATED_WEBP;
        switch (type.kind()) {
            case PICTURE, FOREIGN_PICTURE -> refuseLargePicture(bytes);
            case SOUND, FILM -> {
                if (animation) {
                    refuseLargePicture(bytes);
                } else {
                    refuseHollow(file, bytes);
                }
            }
            default -> {} // their readers stop at a limit of their own
        }
    }

    private static void refuseLargePicture(long bytes) throws RefusedException {
        if (bytes > MOST_PICTURE_BYTES) {
            throw new RefusedException(
                    TOO_LARGE,
                    "%,d bytes, and pictures of at most %,d are read: save it anew as PNG or JPEG"
                            .formatted(bytes, MOST_PICTURE_BYTES));
        }
    }

    /** A file of holes costs no disk, but hours to read. Sound and film have no such stretches, unless they are silent and black. */
    private static void refuseHollow(Path file, long bytes) throws RefusedException, IOException {
        if (bytes <= QUICK_BYTES) {
            return;
        }
        int empty = 0;
        ByteBuffer sample = ByteBuffer.allocate(SAMPLE_BYTES);
        try (FileChannel channel = FileChannel.open(file)) {
            for (int i = 0; i < SAMPLES; i++) {
                channel.read(sample.clear(), bytes / SAMPLES * i);
                empty += isZero(sample.flip()) ? 1 : 0;
            }
        }
        if (empty > SAMPLES * 9 / 10) {
            throw new RefusedException(
                    UNDECODABLE,
                    "nine tenths of its %,d bytes are zero, as in a file that was not copied to its end: get it again"
                            .formatted(bytes));
        }
    }

    private static boolean isZero(ByteBuffer sample) {
        while (sample.hasRemaining()) {
            if (sample.get() != 0) {
                return false;
            }
        }
        return true;
    }
}
