package dev.colophon.index.postings;

import dev.colophon.index.IndexException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.FSDirectory;

/** Tells an index that is damaged from one that another version made, and both from a folder that cannot be read. */
final class OpenFailure {

    private OpenFailure() {}

    /** The line for what opening a folder threw. */
    static IndexException of(Path folder, Exception failure) {
        return switch (failure) {
            case IndexFormatTooNewException _ when isWhole(folder) -> otherVersion(folder, failure);
            case IndexFormatTooOldException _ when isWhole(folder) -> otherVersion(folder, failure);
            case IndexFormatTooNewException _ -> damaged(folder, failure);
            case IndexFormatTooOldException _ -> damaged(folder, failure);
            case CorruptIndexException _ -> damaged(folder, failure);
            case EOFException _ -> damaged(folder, failure);
            case NoSuchFileException _ -> damaged(folder, failure);
            case IllegalArgumentException _ -> damaged(folder, failure);
            default ->
                new IndexException(
                        "index %s cannot be opened (%s): check the folder and who may read it"
                                .formatted(
                                        folder,
                                        failure instanceof AccessDeniedException
                                                ? "access denied"
                                                : failure.getMessage()),
                        failure);
        };
    }

    private static IndexException damaged(Path folder, Exception cause) {
        return new IndexException(
                "index %s is damaged: run `colophon index rebuild`, which makes it anew from the database"
                        .formatted(folder),
                cause);
    }

    private static IndexException otherVersion(Path folder, Exception cause) {
        return new IndexException(
                "index %s was made by another version: run `colophon index rebuild`".formatted(folder), cause);
    }

    /** Whether the file that names the format is as it was written: then the format is another, else the file is damaged. */
    private static boolean isWhole(Path folder) {
        try (FSDirectory directory = FSDirectory.open(folder);
                ChecksumIndexInput in = directory.openChecksumInput(
                        String.valueOf(SegmentInfos.getLastCommitSegmentsFileName(directory)))) {
            if (in.length() < CodecUtil.footerLength()) {
                return false;
            }
            in.seek(in.length() - CodecUtil.footerLength());
            CodecUtil.checkFooter(in);
            return true;
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }
}
