package dev.colophon.service.draft;

import dev.colophon.cases.message.form.NoticeDocument;
import java.util.Optional;

/** Writes a notice on paper. */
@FunctionalInterface
public interface NoticePrinter {

    /** As PDF; empty, and said why by whoever prints, when it cannot be printed here. */
    Optional<byte[]> print(NoticeDocument document);
}
