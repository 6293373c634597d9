package dev.colophon.service.draft;

import dev.colophon.cases.notice.page.AnswerAddresses;
import dev.colophon.cases.notice.page.AnswerToken;
import dev.colophon.cases.notice.stored.NoticeDrafts;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.Notices;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.draft.DraftNotice.Drafted;
import dev.colophon.service.notice.NoticeDetail;
import dev.colophon.service.notice.NoticeReading;
import dev.colophon.service.notice.NoticeSession;
import java.util.List;
import java.util.Optional;

/** Stores one draft in one transaction. */
record DraftIntake(NoticeSession.Step step, NoticeParts parts, DraftNotice.Request request) {

    /** The number that the next notice gets. */
    NoticeNumber next() {
        return drafts().next();
    }

    private NoticeDrafts drafts() {
        Actor actor = step.session().actor();
        return new NoticeDrafts(step.dsl(), actor.organisation(), step.ids(), actor.name());
    }

    /**
     * Stores it, unless it is there already and not over.
     *
     * @param token of the address that its files name, if they name one
     * @return empty when the number was taken meanwhile
     */
    Optional<Drafted> store(NoticeNumber number, List<NoticeFile> files, Optional<AnswerToken> token) {
        NoticeNumber next = next();
        Notices notices = step.notices();
        NoticeReading reading = step.reading();
        int over = 0;
        Optional<StoredNotice> earlier = notices.drafted(parts.key(over));
        while (earlier.isPresent()) {
            NoticeDetail there = reading.detail(earlier.get());
            if (!there.state().phase().isOver()) {
                return Optional.of(new Drafted(there, false, List.of()));
            }
            earlier = notices.drafted(parts.key(++over));
        }
        if (!next.equals(number)) {
            return Optional.empty();
        }
        parts.requireInCase(step.dsl());
        EarlierNotices before = EarlierNotices.of(step, parts.copies());
        before.requireNotRetracted(request.again());
        Optional<String> newProof = before.requireAllowed(request.newProof());
        boolean besides = before.requireOnce(parts.recipient(), request.again());
        List<String> repeats = before.repeated(parts.recipient(), besides);
        drafts().add(new NoticeDrafts.Draft(
                number,
                parts.file(),
                parts.regime(),
                parts.recipient(),
                parts.wishes().language(),
                parts.key(over),
                parts.items(),
                files,
                parts.events(step.session().actor(), step.now(), newProof, besides)));
        token.ifPresent(secret ->
                new AnswerAddresses(step.dsl()).add(notices.get(number).id(), secret, step.now()));
        return Optional.of(new Drafted(reading.detail(notices.get(number)), true, repeats));
    }
}
