package dev.colophon.service.answer;

import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.AnswerFile;
import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.removal.RemovalLooks;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.GivenFile;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
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
     * @param copies numbers or addresses of the copies that it is about, or {@code all}; none: those that the answer names, else all
     * @param again whether a counter-notice may be corrected though the recipient was told of a suit on the ground of it
     */
    public record Request(
            Path file,
            Optional<String> notice,
            Optional<AnswerKind> kind,
            Optional<Instant> received,
            Set<CounterField> holds,
            Set<CounterField> lacks,
            List<String> copies,
            boolean again) {

        public Request {
            copies = List.copyOf(copies);
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
        actor.require(Permission.SEND);
        request.received().ifPresent(this::possible);
        byte[] bytes = GivenFile.read(request.file(), AnswerFile.MOST_BYTES);
        AnswerContent content = ReadAnswer.of(request.file(), bytes);
        AnswerKind kind = request.kind()
                .orElseThrow(() -> new ServiceException(
                        Category.USAGE,
                        "say what it is: it reads as %s, which only a person can tell: --as %1$s, or one of %s"
                                .formatted(AnswerKind.proposed(content).word(), AnswerKind.allWords())));
        try (Database database = HomeDatabase.stored(settings)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, clock);
            RemovalLooks looks = new RemovalLooks(database, actor.organisation(), DatabaseClock.of(clock));
            return session.write(
                    step -> new AnswerIntake(step, actor.organisation(), request, content, kind, false, true, looks)
                            .store(bytes));
        }
    }

    /** Nobody has had what comes later than now; what is said to have come too early is told as a doubt. */
    private void possible(Instant received) {
        if (received.isAfter(clock.instant()) || received.isBefore(Instant.EPOCH)) {
            throw new ServiceException(
                    Category.USAGE, "nobody can have had it on %s: say when it was received".formatted(received));
        }
    }
}
