package dev.colophon.service.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.notice.NoticeSession.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What shows that an owner filed an action or a complaint.
 *
 * @param added now
 * @param kept of what was told before and is corrected
 */
record SuitPapers(Optional<NoticeFile> added, Optional<NoticeFile> kept) {

    private static final int LONGEST_DOCUMENT = 5_000_000;
    private static final byte[] PDF = "%PDF-".getBytes(UTF_8);

    /**
     * Those of one.
     *
     * @param document that is new, as {@link #read} read it
     * @param before what was told before and is corrected
     */
    static SuitPapers of(
            Step step, NoticeHistory history, Optional<byte[]> document, Optional<NoticeEvent.SuitFiled> before) {
        return new SuitPapers(
                document.map(bytes ->
                        new NoticeFile("suit-%d-document.pdf".formatted(history.last() + 1), "application/pdf", bytes)),
                before.flatMap(suit -> step.notices().files(history.notice()).stream()
                        .filter(file -> file.name().equals(suit.document()))
                        .findFirst()));
    }

    /** What goes to the recipient. */
    Optional<NoticeFile> shown() {
        return added.or(() -> kept);
    }

    /** @throws ServiceException when it is no PDF, or one that mail servers do not take */
    static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST_DOCUMENT + 1);
            if (bytes.length > LONGEST_DOCUMENT) {
                throw new ServiceException(
                        Category.REFUSED, "%s is larger than 5 MB: many servers take no such mail".formatted(file));
            }
            if (!Arrays.equals(bytes, 0, Math.min(PDF.length, bytes.length), PDF, 0, PDF.length)) {
                throw new ServiceException(
                        Category.REFUSED, "%s is no PDF: print the document into one".formatted(file));
            }
            return bytes;
        } catch (IOException e) {
            throw new ServiceException(
                    Category.REFUSED, "%s: cannot be read (%s)".formatted(file, ServiceException.reason(e)));
        }
    }
}
