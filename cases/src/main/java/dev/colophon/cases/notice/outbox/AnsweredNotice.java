package dev.colophon.cases.notice.outbox;

import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static dev.colophon.store.schema.tables.NoticeMail.NOTICE_MAIL;

import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.AnswerContent.Head;
import dev.colophon.cases.message.answer.CounterStatement;
import dev.colophon.cases.message.answer.NoticeAnswer;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.registry.work.Organisation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Which notice an answer is to: that of our mail which it answers or returns, else the one whose number it writes. All of it can be forged. */
public final class AnsweredNotice {

    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9-])N-([1-9][0-9]{0,17})(?![A-Za-z0-9-])");

    private AnsweredNotice() {}

    /** Empty when it names none of this organisation, or several numbers. */
    public static Optional<NoticeNumber> of(AnswerContent answer, DSLContext dsl, Organisation organisation) {
        List<String> mails = Stream.concat(
                        answer.head().stream().flatMap(head -> head.about().stream()),
                        answer.answers().stream().flatMap(AnsweredNotice::returned))
                .toList();
        return dsl
                .selectDistinct(NOTICE.NUMBER)
                .from(NOTICE_MAIL)
                .join(NOTICE)
                .on(NOTICE.ID.eq(NOTICE_MAIL.NOTICE))
                .where(NOTICE_MAIL.ORGANISATION.eq(organisation.id()), NOTICE_MAIL.MESSAGE_ID.in(mails))
                .fetch(row -> new NoticeNumber(row.value1()))
                .stream()
                .findFirst()
                .or(() -> written(answer, dsl, organisation));
    }

    private static Stream<String> returned(NoticeAnswer answer) {
        return answer instanceof NoticeAnswer.DeliveryReport report ? report.messageId().stream() : Stream.empty();
    }

    private static Optional<NoticeNumber> written(AnswerContent answer, DSLContext dsl, Organisation organisation) {
        List<Long> numbers = Stream.concat(
                        answer.head().map(Head::subject).stream(),
                        answer.answers().stream().flatMap(AnsweredNotice::caseId))
                .flatMap(text -> NUMBER.matcher(text).results())
                .map(found -> Long.valueOf(found.group(1)))
                .distinct()
                .toList();
        return numbers.size() == 1
                        && dsl.fetchExists(
                                NOTICE,
                                NOTICE.ORGANISATION.eq(organisation.id()).and(NOTICE.NUMBER.eq(numbers.getFirst())))
                ? Optional.of(new NoticeNumber(numbers.getFirst()))
                : Optional.empty();
    }

    private static Stream<String> caseId(NoticeAnswer answer) {
        return switch (answer) {
            case NoticeAnswer.Acknowledgement(var said) -> Stream.of(said.caseId());
            case NoticeAnswer.Status(var said) -> Stream.of(said.caseId());
            case NoticeAnswer.Counter(CounterStatement said) -> said.caseId().stream();
            case NoticeAnswer.DeliveryReport _,
                    NoticeAnswer.AutomaticReply _,
                    NoticeAnswer.Reported _,
                    NoticeAnswer.Unknown _ -> Stream.empty();
        };
    }
}
