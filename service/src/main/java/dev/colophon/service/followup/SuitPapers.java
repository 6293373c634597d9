package dev.colophon.service.followup;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.service.notice.NoticeSession.Step;
import java.util.Optional;

/**
 * What shows that an owner filed an action or a complaint.
 *
 * @param added now
 * @param kept of what was told before and is corrected
 */
record SuitPapers(Optional<NoticeFile> added, Optional<NoticeFile> kept) {

    /**
     * Those of one.
     *
     * @param document that is new, as it was read
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
}
