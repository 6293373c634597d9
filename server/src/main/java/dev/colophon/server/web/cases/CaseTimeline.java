package dev.colophon.server.web.cases;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.server.view.Prose;
import dev.colophon.server.web.notices.NoticeWords;
import dev.colophon.service.casefile.CaseDetail;
import dev.colophon.service.wording.CaseWording;
import dev.colophon.sightings.membership.CaseEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What happened to a case and to the notices about it, told as the command tells it. */
public final class CaseTimeline {

    private CaseTimeline() {}

    /**
     * Something that happened.
     *
     * @param notice to which; empty: to the case
     * @param who did it
     */
    public record Happened(Instant at, Optional<String> notice, String what, String who) {}

    /** The last first. */
    public static List<Happened> of(CaseDetail detail, NoticeWords words) {
        return Stream.concat(
                        detail.events().stream()
                                .map(event -> new Happened(
                                        event.at(), Optional.empty(), what(event, words), words.who(event.by()))),
                        detail.notices().stream()
                                .flatMap(notice -> notice.events().stream()
                                        .filter(event -> !isOfDraft(event.event()))
                                        .map(event -> new Happened(
                                                event.happened(),
                                                Optional.of(
                                                        notice.notice().number().toString()),
                                                words.event(event),
                                                words.who(event.actor())))))
                .sorted(Comparator.comparing(Happened::at).reversed())
                .toList();
    }

    /** What a draft notes of what came before it: decisions and evidence, which stand where they happened. */
    private static boolean isOfDraft(NoticeEvent event) {
        return event instanceof NoticeEvent.Judged
                || event instanceof NoticeEvent.Captured
                || event instanceof NoticeEvent.Reviewed;
    }

    private static String what(CaseEvent event, NoticeWords words) {
        String what = Prose.plain(new CaseWording(words.reader()).event(event));
        String reason = event.payload().reason();
        return reason.isEmpty() ? what : words.reader().say("at", what, words.reason(reason));
    }
}
