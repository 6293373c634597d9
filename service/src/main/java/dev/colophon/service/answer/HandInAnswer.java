package dev.colophon.service.answer;

import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.AnswerFile;
import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.CounterCheck;
import dev.colophon.cases.notice.page.AnswerAddresses;
import dev.colophon.cases.notice.page.AnswerForm;
import dev.colophon.cases.notice.page.AnswerLetter;
import dev.colophon.cases.notice.page.PageAnswer;
import dev.colophon.cases.notice.page.PageAnswerKind;
import dev.colophon.cases.notice.page.PageAnswers;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.removal.RemovalLooks;
import dev.colophon.service.answer.AnswerPage.Standing;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.DatabaseClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes down what whoever is accused hands in by the page: as a mail of the same words is, whose fields are looked for in its words. That
 * it came by the page is noted beside it; whoever wrote it is what they say.
 */
public final class HandInAnswer {

    /** Of one notice, counter-notices and all else by themselves; a person reads them before more are taken. */
    static final int MOST_UNREAD = 20;

    private final Settings settings;
    private final InstantSource clock;

    public HandInAnswer(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes it down; the same is taken down once.
     *
     * @param asItIs whether it is meant though the law asks for more
     * @return empty where the token leads to no notice that has left
     */
    public Optional<HandedIn> handIn(String token, AnswerForm form, boolean asItIs) {
        return NoticeByToken.use(settings, clock, token, answered -> {
            Instant now = answered.session().now().truncatedTo(ChronoUnit.SECONDS);
            NoticeHistory history = answered.read(answered::history);
            if (NoticeByToken.standing(history) != Standing.STANDS) {
                return HandedIn.Refused.ENDED;
            }
            if (form.isEmpty() && form.kind() != PageAnswerKind.GONE) {
                return HandedIn.Refused.EMPTY;
            }
            byte[] mail = AnswerLetter.mail(
                    history.notice().number().toString(), history.notice().language(), form, now);
            AnswerContent content = AnswerFile.read(mail);
            if (form.kind() == PageAnswerKind.COUNTER_NOTICE && !asItIs) {
                CounterCheck check = CounterCheck.of(content, history.regime(), Set.of(), Set.of());
                if (!check.isComplete()) {
                    return new HandedIn.Lacking(check.which(field -> !field.there()));
                }
            }
            try {
                return stored(answered, form, content, mail, form.kind().counts(), now);
            } catch (ServiceException e) {
                if (e.category() != Category.REFUSED || form.kind().counts() == AnswerKind.OTHER) {
                    throw e;
                }
                // Nothing of the kind can come back to a notice that stands so: it is kept for a person to read.
                return stored(answered, form, content, mail, AnswerKind.OTHER, now);
            }
        });
    }

    private HandedIn stored(
            NoticeByToken answered, AnswerForm form, AnswerContent content, byte[] mail, AnswerKind kind, Instant now) {
        RemovalLooks looks = new RemovalLooks(
                answered.database(), answered.session().actor().organisation(), DatabaseClock.of(clock));
        return answered.session().write(step -> {
            NoticeHistory history = answered.history(step);
            PageAnswers answers = new PageAnswers(step.dsl());
            List<PageAnswer> before = answers.of(answered.id());
            Optional<PageAnswer> same = before.stream()
                    .filter(answer -> answer.sha256().equals(form.sha256()))
                    .findFirst();
            if (same.isPresent()) {
                return again(same.get(), history, form, step.notices().files(history.notice()));
            }
            if (unread(before, form.kind()) >= MOST_UNREAD) {
                return HandedIn.Refused.TOO_MANY;
            }
            NoticeFile file = AnswerIntake.file(mail);
            ImportedAnswer imported = new AnswerIntake(
                            step,
                            answered.session().actor().organisation(),
                            request(history, form, kind, now),
                            content,
                            kind,
                            true,
                            false,
                            looks)
                    .store(mail);
            PageAnswer answer =
                    new PageAnswer(file.name(), form.kind(), form.sha256(), now, Optional.empty(), Optional.empty());
            answers.add(answered.id(), answer);
            new AnswerAddresses(step.dsl()).forget(answered.id());
            return new HandedIn.Received(
                    answer, text(history, form), file.sha256(), imported.check(), imported.silenceDecides());
        });
    }

    /** Of its own kind: questions shut no counter-notice out. */
    private static long unread(List<PageAnswer> before, PageAnswerKind kind) {
        return before.stream()
                .filter(answer -> answer.readAt().isEmpty()
                        && (answer.kind() == PageAnswerKind.COUNTER_NOTICE) == (kind == PageAnswerKind.COUNTER_NOTICE))
                .count();
    }

    private static HandedIn again(PageAnswer answer, NoticeHistory history, AnswerForm form, List<NoticeFile> files) {
        String stored = files.stream()
                .filter(file -> file.name().equals(answer.file()))
                .map(NoticeFile::sha256)
                .findFirst()
                .orElse("");
        return new HandedIn.Received(answer, text(history, form), stored, Optional.empty(), Optional.empty());
    }

    private static String text(NoticeHistory history, AnswerForm form) {
        return AnswerLetter.text(
                history.notice().number().toString(), history.notice().language(), form);
    }

    private static ImportAnswer.Request request(NoticeHistory history, AnswerForm form, AnswerKind kind, Instant now) {
        return new ImportAnswer.Request(
                Path.of("answer"),
                Optional.of(history.notice().number().toString()),
                Optional.of(kind),
                Optional.of(now),
                Set.of(),
                Set.of(),
                copies(form, kind),
                false);
    }

    /** Whoever ticks none answers about all, as the page says. */
    private static List<String> copies(AnswerForm form, AnswerKind kind) {
        if (!AnsweredCopies.canBeOfSome(kind)) {
            return List.of();
        }
        return form.copies().isEmpty()
                ? List.of(AnsweredCopies.ALL)
                : form.copies().stream().map(String::valueOf).toList();
    }
}
