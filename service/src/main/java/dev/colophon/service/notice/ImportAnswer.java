package dev.colophon.service.notice;

import dev.colophon.cases.calendar.Deadline;
import dev.colophon.cases.message.UnreadableMessage;
import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.AnswerFile;
import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.notice.CounterCheck;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeTransition.Moved;
import dev.colophon.cases.notice.outbox.AnsweredNotice;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cases.removal.RemovalLooks;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes down what came back to a notice: the file as it is, and what a person says that it is. The same file changes nothing twice. */
public final class ImportAnswer {

    private final Settings settings;
    private final InstantSource clock;

    public ImportAnswer(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What came back.
     *
     * @param file a mail (.eml), ACNS (.xml) or XARF (.json)
     * @param notice as a person writes it; empty: the one that the answer names
     * @param kind what the person says that it is; empty: nothing is stored, and the failure says what it reads as
     * @param received when the recipient had a counter-notice; empty: when the mail is dated, or now
     * @param holds fields of a counter-notice that the person found
     * @param lacks fields that the person did not find
     */
    public record Request(
            Path file,
            Optional<String> notice,
            Optional<AnswerKind> kind,
            Optional<Instant> received,
            Set<CounterField> holds,
            Set<CounterField> lacks) {

        public Request {
            holds = Set.copyOf(holds);
            lacks = Set.copyOf(lacks);
        }
    }

    /**
     * Stores it.
     *
     * @throws ServiceException when it cannot be read, answers another notice, nobody has said what it is, or nothing of the kind can
     *     come back to the notice as it is
     */
    public ImportedAnswer store(Actor actor, Request request) {
        byte[] bytes = bytes(request.file());
        AnswerContent content = content(request.file(), bytes);
        AnswerKind kind = request.kind()
                .orElseThrow(() -> new ServiceException(
                        Category.USAGE,
                        "say what it is: it reads as %s, which only a person can tell: --as %1$s, or one of %s"
                                .formatted(AnswerKind.proposed(content).word(), AnswerKind.allWords())));
        try (Database database = HomeDatabase.stored(settings)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, clock);
            RemovalLooks looks = new RemovalLooks(database, actor.organisation(), DatabaseClock.of(clock));
            return session.write(step -> new Import(step, actor.organisation(), request, content, kind, looks)
                    .store(bytes));
        }
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(AnswerFile.MOST_BYTES + 1);
        } catch (IOException e) {
            throw new ServiceException(
                    Category.REFUSED, "%s: cannot be read (%s)".formatted(file, ServiceException.reason(e)));
        }
    }

    private static AnswerContent content(Path file, byte[] bytes) {
        try {
            return AnswerFile.read(bytes);
        } catch (UnreadableMessage e) {
            throw new ServiceException(Category.REFUSED, "%s: %s".formatted(file, e.getMessage()));
        }
    }

    /** One transaction of it. */
    private record Import(
            NoticeSession.Step step,
            Organisation organisation,
            Request request,
            AnswerContent content,
            AnswerKind kind,
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
            if (known) {
                return result(history, true, check, Optional.empty(), List.of());
            }
            Optional<Moved> moved = event(check).map(event -> step.done(history, event));
            if (check.filter(CounterCheck::isComplete).isPresent()) {
                // Whoever takes it down acts for the owner, and reads what silence decides.
                Moved _ = step.done(step.again(history), new NoticeEvent.OwnerTold());
            }
            step.outbox().addFile(notice, file, step.ids());
            return result(
                    step.again(history),
                    false,
                    check,
                    moved.flatMap(Moved::silenceDecides),
                    kind == AnswerKind.REMOVED ? lookedFor(notice) : List.of());
        }

        /** The one that is named, and that the answer names, if it names any. */
        private NoticeNumber number() {
            Optional<NoticeNumber> answered = AnsweredNotice.of(content, step.dsl(), organisation);
            Optional<NoticeNumber> named = request.notice().map(NoticeNumber::parse);
            if (named.isPresent() && answered.isPresent() && !named.equals(answered)) {
                throw new ServiceException(
                        Category.REFUSED,
                        "%s answers %s, not %s".formatted(request.file(), answered.get(), named.get()));
            }
            return named.or(() -> answered)
                    .orElseThrow(() -> new ServiceException(
                            Category.USAGE,
                            "%s names no notice of yours: say which it answers, with --notice N-1"
                                    .formatted(request.file())));
        }

        private static NoticeFile file(byte[] bytes) {
            String ending = bytes.length > 0 && bytes[0] == '<' ? "xml" : bytes.length > 0 && bytes[0] == '{' ? "json" : "eml";
            String type = ending.equals("eml") ? "message/rfc822" : "application/" + ending;
            return new NoticeFile(
                    "answer-%s.%s".formatted(Hash.sha256(bytes).hex().substring(0, 16), ending), type, bytes);
        }

        private Optional<NoticeEvent> event(Optional<CounterCheck> check) {
            return switch (kind) {
                case ACKNOWLEDGEMENT -> Optional.of(new NoticeEvent.Acknowledged());
                case REMOVED -> Optional.of(new NoticeEvent.RemovalClaimed());
                case RESTORED -> Optional.of(new NoticeEvent.ContentRestored());
                case BOUNCE -> Optional.of(new NoticeEvent.Bounced());
                case COUNTER_NOTICE ->
                    check.map(fields -> new NoticeEvent.CounterReceived(fields.isComplete(), received()));
                case OTHER -> Optional.empty();
            };
        }

        private Instant received() {
            Instant now = step.now();
            return request.received()
                    .or(() -> content.head()
                            .flatMap(AnswerContent.Head::date)
                            .filter(date -> !date.isAfter(now)))
                    .orElse(now);
        }

        private List<String> lookedFor(StoredNotice notice) {
            List<String> sightings = step.notices().items(notice).stream()
                    .map(StoredNoticeItem::sighting)
                    .toList();
            sightings.forEach(sighting -> looks.claimed(step.dsl(), sighting, step.now()));
            return sightings;
        }

        private ImportedAnswer result(
                NoticeHistory history,
                boolean known,
                Optional<CounterCheck> check,
                Optional<Deadline> silenceDecides,
                List<String> looked) {
            return new ImportedAnswer(
                    history.notice().number(),
                    history.regime(),
                    content,
                    kind,
                    known,
                    history.state().phase(),
                    check,
                    silenceDecides,
                    looked);
        }
    }
}
