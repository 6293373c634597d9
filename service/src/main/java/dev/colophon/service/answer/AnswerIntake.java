package dev.colophon.service.answer;

import dev.colophon.cases.calendar.Deadline;
import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.CounterCheck;
import dev.colophon.cases.notice.NoticeClocks;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.NoticeTransition.Moved;
import dev.colophon.cases.notice.outbox.AnsweredNotice;
import dev.colophon.cases.notice.stored.AboutCopies;
import dev.colophon.cases.notice.stored.AnswerReading;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cases.removal.RemovalLooks;
import dev.colophon.crawl.frontier.redirect.KnownRedirects;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.notice.AnswerAfterRetraction;
import dev.colophon.service.notice.NoticeSession;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes down one answer in one transaction.
 *
 * @param byPage whether it was handed in on the answer page, so that the recipient need not have it
 * @param ownerReads whether whoever takes it down acts for the owner, and reads what silence decides
 */
record AnswerIntake(
        NoticeSession.Step step,
        Organisation organisation,
        ImportAnswer.Request request,
        AnswerContent content,
        AnswerKind kind,
        boolean byPage,
        boolean ownerReads,
        RemovalLooks looks) {

    ImportedAnswer store(byte[] bytes) {
        NoticeHistory history = step.history(number());
        StoredNotice notice = history.notice();
        NoticeFile file = file(bytes);
        Optional<CounterCheck> check = kind == AnswerKind.COUNTER_NOTICE
                ? Optional.of(CounterCheck.of(content, history.regime(), request.holds(), request.lacks()))
                : Optional.empty();
        boolean known = step.notices().files(notice).stream()
                .anyMatch(stored -> stored.sha256().equals(file.sha256()));
        Optional<AnswerReading> before = known
                ? Optional.of(AnswerReading.of(
                        history,
                        file.name(),
                        step.notices().written(notice, file.name()).orElseThrow()))
                : Optional.empty();
        Optional<AnswerKind> was = before.map(AnswerReading::kind);
        AnsweredCopies copies = AnsweredCopies.of(
                new AnsweredCopies.Answered(
                        notice.number(),
                        step.notices().items(notice),
                        step.notices().files(notice),
                        url -> KnownRedirects.end(step.dsl(), url),
                        content,
                        kind,
                        was.filter(kind::equals).isEmpty()),
                request.copies());
        boolean otherwise = before.filter(
                        reading -> isReceivedOtherwise(history, reading) || isAboutOthers(reading, copies))
                .isPresent();
        if (was.filter(kind::equals).isPresent() && !otherwise && !isFoundComplete(before, check)) {
            AnsweredCopies counting =
                    before.map(reading -> copies.asTakenDown(reading.copies())).orElse(copies);
            return result(history, was, true, check, Optional.empty(), counting, List.of());
        }
        NoticeHistory corrected = before.filter(reading -> reading.kind() != kind || otherwise)
                .map(reading -> corrected(history, file, reading))
                .orElse(history);
        Optional<Moved> moved = event(history, before, file, check)
                .map(event -> step.done(corrected, AboutCopies.of(event, copies.numbers())));
        if (ownerReads && check.filter(CounterCheck::isComplete).isPresent()) {
            Moved _ = step.done(step.again(history), new NoticeEvent.OwnerTold());
        }
        if (!known) {
            step.outbox().addFile(notice, file, step.ids());
        }
        NoticeHistory now = step.again(history);
        return result(
                now,
                was,
                false,
                check,
                moved.flatMap(_ -> now.groups().stream()
                        .filter(group ->
                                copies.numbers().isEmpty() || !Collections.disjoint(copies.numbers(), group.copies()))
                        .filter(group ->
                                group.state().phase() == NoticePhase.COUNTERED) // else nothing is to be decided
                        .flatMap(group ->
                                NoticeClocks.silenceDecides(now.regime(), group.state(), now.calendar()).stream())
                        .findFirst()),
                copies,
                kind == AnswerKind.REMOVED ? lookedFor(notice, copies) : List.of());
    }

    /** Whether a person has found in a counter-notice what was missing of it before. */
    private static boolean isFoundComplete(Optional<AnswerReading> before, Optional<CounterCheck> check) {
        return check.filter(CounterCheck::isComplete).isPresent()
                && before.stream()
                        .flatMap(reading -> reading.events().stream())
                        .noneMatch(stored ->
                                stored.event() instanceof NoticeEvent.CounterReceived counter && counter.complete());
    }

    /** Whether a person says of an answer that was taken down that it is about other copies. */
    private boolean isAboutOthers(AnswerReading before, AnsweredCopies copies) {
        return before.kind() == kind
                && copies.how() == AnsweredCopies.How.SAID
                && !before.copies().equals(copies.numbers());
    }

    /** Whether a person says of a counter-notice that was taken down that the recipient had it at another time. */
    private boolean isReceivedOtherwise(NoticeHistory history, AnswerReading before) {
        return kind == AnswerKind.COUNTER_NOTICE
                && !before.events().isEmpty()
                && before.events().getLast().event() instanceof NoticeEvent.CounterReceived counter
                && request.received()
                        .filter(said -> isPossible(history, said)
                                && (counter.cameToOwnerAlone()
                                        || !counter.receivedByHost().equals(said)))
                        .isPresent();
    }

    /** What was stored of it counts no more; nor does what ran out because of it. */
    private NoticeHistory corrected(NoticeHistory history, NoticeFile file, AnswerReading reading) {
        NoticeHistory now = history;
        for (StoredNoticeEvent wrong : reading.events()) {
            Moved _ = step.done(
                    now,
                    new NoticeEvent.AnswerCorrected(file.name(), reading.kind().word(), wrong.sequence()));
            now = step.again(now);
        }
        Optional<NoticeEvent.SuitFiled> groundless =
                now.isIn(NoticePhase.STAYS_DOWN) || reading.kind() == kind ? Optional.empty() : history.suitStanding();
        groundless.filter(_ -> !request.again()).ifPresent(suit -> {
            throw new ServiceException(
                    Category.REFUSED,
                    "%s stays removed because the recipient was told of %s on the ground of this counter-notice, and nothing would keep it removed any more: if it is none all the same, tell the recipient so and say --again"
                            .formatted(
                                    history.notice().number(),
                                    Language.ENGLISH.say(
                                            "notice.suit." + suit.kind(), suit.body(), suit.docket(), suit.filed())));
        });
        return now;
    }

    /** The one that is named, and that the answer names, if it names any. */
    private NoticeNumber number() {
        Optional<NoticeNumber> answered = AnsweredNotice.of(content, step.dsl(), organisation);
        Optional<NoticeNumber> named = request.notice().map(NoticeNumber::parse);
        if (named.isPresent() && answered.isPresent() && !named.equals(answered)) {
            throw new ServiceException(
                    Category.REFUSED, "%s answers %s, not %s".formatted(request.file(), answered.get(), named.get()));
        }
        return named.or(() -> answered)
                .orElseThrow(() -> new ServiceException(
                        Category.USAGE,
                        "%s names no notice of yours: say which it answers, with --notice N-1"
                                .formatted(request.file())));
    }

    /** As which it is stored. */
    static NoticeFile file(byte[] bytes) {
        String ending =
                bytes.length > 0 && bytes[0] == '<' ? "xml" : bytes.length > 0 && bytes[0] == '{' ? "json" : "eml";
        String type = ending.equals("eml") ? "message/rfc822" : "application/" + ending;
        return new NoticeFile("answer-%s.%s".formatted(Hash.sha256(bytes).hex().substring(0, 16), ending), type, bytes);
    }

    private Optional<NoticeEvent> event(
            NoticeHistory history, Optional<AnswerReading> before, NoticeFile file, Optional<CounterCheck> check) {
        return switch (kind) {
            case ACKNOWLEDGEMENT -> Optional.of(new NoticeEvent.Acknowledged(file.name()));
            case REMOVED -> Optional.of(new NoticeEvent.RemovalClaimed(file.name()));
            case RESTORED -> Optional.of(new NoticeEvent.ContentRestored(file.name()));
            case BOUNCE -> Optional.of(new NoticeEvent.Bounced(file.name()));
            case COUNTER_NOTICE ->
                check.map(fields -> new NoticeEvent.CounterReceived(
                        fields.isComplete(),
                        received(history, before),
                        fields.which(field -> !field.there()),
                        fields.which(CounterCheck.Field::said),
                        file.name(),
                        byPage ? "page" : "",
                        List.of()));
            case OTHER -> Optional.empty();
        };
    }

    /** Nobody has answered what they had not been sent yet, or will only answer. */
    private boolean isPossible(NoticeHistory history, Instant at) {
        return !at.isAfter(step.now())
                && history.state().sentAt().filter(at::isBefore).isEmpty();
    }

    /** As somebody says, it was taken down before, or the mail is dated, where that can be; else now. */
    private Instant received(NoticeHistory history, Optional<AnswerReading> before) {
        Instant now = step.now();
        return request.received()
                .or(() -> before.filter(reading -> reading.kind() == kind).stream()
                        .flatMap(reading -> reading.events().stream())
                        .flatMap(stored ->
                                stored.event() instanceof NoticeEvent.CounterReceived counter && counter.complete()
                                        ? Stream.of(counter.receivedByHost())
                                        : Stream.empty())
                        .findFirst())
                .or(() -> content.head().flatMap(AnswerContent.Head::date))
                .filter(at -> isPossible(history, at))
                .orElse(now);
    }

    private List<String> lookedFor(StoredNotice notice, AnsweredCopies copies) {
        List<String> sightings = step.notices().items(notice).stream()
                .filter(item -> copies.numbers().isEmpty() || copies.numbers().contains(item.number()))
                .map(StoredNoticeItem::sighting)
                .toList();
        sightings.forEach(sighting -> looks.claimed(step.dsl(), sighting, step.now()));
        return sightings;
    }

    private ImportedAnswer result(
            NoticeHistory history,
            Optional<AnswerKind> was,
            boolean known,
            Optional<CounterCheck> check,
            Optional<Deadline> silenceDecides,
            AnsweredCopies copies,
            List<String> looked) {
        return new ImportedAnswer(
                history.notice().number(),
                history.regime(),
                content,
                known ? was.orElse(kind) : kind,
                kind,
                known ? Optional.empty() : was.filter(earlier -> earlier != kind),
                known,
                history.state().phase(),
                history.groups(),
                check,
                silenceDecides,
                known ? List.of() : new AnswerDoubts(step, history, request, content, kind).sentences(),
                known
                        ? List.of()
                        : AnswerAfterRetraction.of(history, kind).stream()
                                .map(message -> message.in(Language.ENGLISH))
                                .toList(),
                copies,
                looked);
    }
}
