package dev.colophon.service.followup;

import dev.colophon.cases.calendar.BusinessCalendar;
import dev.colophon.cases.notice.NoticeClocks;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.CopyGroup;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.regime.Regime.ClockStart;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands against telling a recipient of an action or a complaint, and what whoever tells them should know. */
final class SuitCheck {

    private static final int LONGEST_NAME = 200;

    private SuitCheck() {}

    /** @throws ServiceException when the recipient could not read it: it is blank, too long, or has characters that cannot be seen */
    static void requireSaid(TellOfSuit.Request request) {
        requireSaid("--court or --authority", request.body());
        requireSaid("--docket", request.docket());
    }

    private static void requireSaid(String option, String words) {
        if (words.isBlank()) {
            throw new ServiceException(Category.USAGE, option + " is blank: the recipient is told it");
        }
        try {
            Object _ = WrittenText.line("text of " + option, words, LONGEST_NAME);
        } catch (RegistryException e) {
            throw new ServiceException(Category.USAGE, String.valueOf(e.getMessage()));
        }
    }

    static void requireFiled(TellOfSuit.Request request, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneId.systemDefault());
        if (request.filed().isAfter(today)) {
            throw new ServiceException(
                    Category.REFUSED,
                    "it was not filed yet: you say %s, and it is %s".formatted(request.filed(), today));
        }
    }

    static void requireOther(NoticeNumber number, Optional<NoticeEvent.SuitFiled> before, NoticeEvent.SuitFiled filed) {
        if (before.filter(filed::equals).isPresent()) {
            throw new ServiceException(
                    Category.REFUSED,
                    "%s: the recipient was told exactly that already, and it stays removed: only other words, or a document, correct it"
                            .formatted(number));
        }
    }

    static void requireNotWaiting(NoticeNumber number, List<OutboxMail> mails) {
        if (mails.stream()
                .anyMatch(mail -> mail.kind() == OutboxMail.Kind.SUIT
                        && EnumSet.of(OutboxMail.State.WAITING, OutboxMail.State.SENDING, OutboxMail.State.UNKNOWN)
                                .contains(mail.state()))) {
            throw new ServiceException(
                    Category.REFUSED,
                    "a mail of %s that tells of a suit has not left, or may have: `colophon notice status %1$s` says what; `colophon notice undo %1$s` keeps it"
                            .formatted(number));
        }
    }

    /** What the person says may be all that is known, the days may be mixed up, and the recipient may have been quicker. */
    static void warn(
            NoticeHistory history,
            TellOfSuit.Request request,
            NoticeEvent.SuitFiled filed,
            Optional<NoticeEvent.SuitFiled> before,
            Instant now,
            MessageListener listener) {
        before.ifPresent(told -> listener.message("it replaces what the recipient was told before: "
                + Language.ENGLISH.say("notice.suit." + told.kind(), told.body(), told.docket(), told.filed())));
        if (filed.document().isEmpty()) {
            listener.message("no document shows it: only what you say is taken down, and the recipient is told so");
        }
        contestedOn(history)
                .filter(request.filed()::isBefore)
                .ifPresent(day -> listener.message(
                        "warning: you say that it was filed on %s, and the recipient had the counter-notice on %s, later: check both days"
                                .formatted(request.filed(), day)));
        if (before.isEmpty()) {
            warnOfRestoration(history, now, listener);
        }
    }

    /** The day, by the calendar of the law, on which the recipient had the counter-notice. */
    private static Optional<LocalDate> contestedOn(NoticeHistory history) {
        ZoneId zone = history.calendar().map(BusinessCalendar::zone).orElse(ZoneOffset.UTC);
        return Optional.ofNullable(history.state().starts().get(ClockStart.COUNTER_RECEIVED))
                .map(received -> LocalDate.ofInstant(received, zone));
    }

    /** Of a notice that is contested in part, some of what is contested has to be named. */
    static void requireContested(NoticeHistory history, List<Integer> copies) {
        List<CopyGroup> contested = history.groups().stream()
                .filter(group -> group.state().countered())
                .toList();
        boolean named = contested.stream().anyMatch(group -> !Collections.disjoint(group.copies(), copies));
        if (!contested.isEmpty() && !named) {
            throw new ServiceException(
                    Category.REFUSED,
                    "%s: nobody contests no. %s, so nothing keeps them from staying removed: name works that are contested, or say what the counter-notice is about with `colophon answer import FILE --copy`"
                            .formatted(
                                    history.notice().number(),
                                    copies.stream().map(String::valueOf).collect(Collectors.joining(", "))));
        }
    }

    private static void warnOfRestoration(NoticeHistory history, Instant now, MessageListener listener) {
        history.regime()
                .restoreClock()
                .flatMap(rule ->
                        NoticeClocks.due(rule, history.state(), history.calendar()) instanceof NoticeClocks.Due.At runs
                                ? runs.deadline()
                                : Optional.empty())
                .filter(opens -> !now.isBefore(opens.earliest().toInstant()))
                .ifPresent(opens -> listener.message(
                        "warning: since %s the recipient may put the content back: it may be there again already"
                                .formatted(opens.earliestDay())));
    }
}
