package dev.colophon.service.answer;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.AnswerContent.Head;
import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.message.answer.NoticeAnswer;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.operators.linkage.SiteName;
import dev.colophon.service.notice.NoticeSession;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is odd about an answer: it is taken down as the person says, who is told. */
record AnswerDoubts(
        NoticeSession.Step step,
        NoticeHistory history,
        ImportAnswer.Request request,
        AnswerContent content,
        AnswerKind kind) {

    /** The address of {@code Name <address>}, or an address alone. */
    private static final Pattern ADDRESS = Pattern.compile("([^\\s<>]+@[^\\s<>]+?)>?\\s*$");

    /** A sentence each; none when nothing is. */
    List<String> sentences() {
        List<String> doubts = new ArrayList<>();
        reading().ifPresent(doubts::add);
        content.head().flatMap(Head::date).flatMap(this::dated).ifPresent(doubts::add);
        if (kind == AnswerKind.COUNTER_NOTICE) {
            sender().ifPresent(doubts::add);
            request.received().flatMap(this::tooEarly).ifPresent(doubts::add);
        }
        return doubts;
    }

    private Optional<String> reading() {
        AnswerKind proposed = AnswerKind.proposed(content);
        if (kind == AnswerKind.REMOVED && AnswerKind.refuses(content)) {
            return Optional.of(
                    "its words say that something is not removed: it is taken down as removed because you say so");
        }
        if (saysMore() && content.answers().stream().anyMatch(NoticeAnswer.AutomaticReply.class::isInstance)) {
            return Optional.of(
                    "a machine answered before anybody had read the notice: it is taken down as %s because you say so"
                            .formatted(kind.word()));
        }
        return proposed == kind || proposed == AnswerKind.OTHER
                ? Optional.empty()
                : Optional.of("it reads as %s: it is taken down as %s because you say so"
                        .formatted(proposed.word(), kind.word()));
    }

    private boolean saysMore() {
        return kind != AnswerKind.OTHER && kind != AnswerKind.BOUNCE;
    }

    private Optional<String> dated(Instant date) {
        return date.isAfter(step.now())
                ? Optional.of("it is dated %s, which is later than now (%s)%s"
                        .formatted(
                                shown(date),
                                shown(step.now()),
                                counts() ? ": it counts as received now; if that is wrong, --received says when" : ""))
                : beforeSent(date);
    }

    private Optional<String> beforeSent(Instant date) {
        return history.state()
                .sentAt()
                .filter(sent -> date.isBefore(counts() ? sent : sent.truncatedTo(ChronoUnit.DAYS)))
                .map(sent -> "it is of %s, before the notice was sent (%s)%s"
                        .formatted(
                                shown(date),
                                shown(sent),
                                counts() ? ": it counts as received now; if that is wrong, --received says when" : ""));
    }

    /** Whether times begin with what it is dated. */
    private boolean counts() {
        return request.received().isEmpty() && kind == AnswerKind.COUNTER_NOTICE;
    }

    /** Nobody can have an answer to what had not left, or about a copy that nobody had seen. */
    private Optional<String> tooEarly(Instant received) {
        return history.state()
                .sentAt()
                .filter(received::isBefore)
                .map(sent ->
                        "you say that the recipient had it on %s, and the notice was sent on %s, later: it counts as received now; check both days"
                                .formatted(shown(received), shown(sent)))
                .or(() -> history.state()
                        .capturedAt()
                        .filter(received::isBefore)
                        .map(seen ->
                                "you say that the recipient had it on %s, and the evidence of the copies is of %s, later: check both days"
                                        .formatted(shown(received), shown(seen))));
    }

    /** The user's answer comes through whoever has the notice, or nobody knows whether they have it. */
    private Optional<String> sender() {
        Optional<MailAddress> from = content.head().map(Head::from).flatMap(AnswerDoubts::address);
        List<MailAddress> recipients = Stream.concat(
                        step.outbox().of(history.notice()).stream().map(OutboxMail::to),
                        address(history.notice().recipient()).stream())
                .distinct()
                .toList();
        return from.filter(sender -> !recipients.isEmpty()
                        && recipients.stream().noneMatch(recipient -> isSameSite(sender, recipient)))
                .map(sender ->
                        "it comes from %s, not from whoever the notice went to (%s): times begin when they have it, so make sure that they do"
                                .formatted(sender, recipients.getFirst()));
    }

    private static boolean isSameSite(MailAddress one, MailAddress other) {
        return SiteName.of(one.domain()).equals(SiteName.of(other.domain()));
    }

    private static Optional<MailAddress> address(String text) {
        Matcher address = ADDRESS.matcher(text.toLowerCase(Locale.ROOT));
        try {
            return address.find() ? Optional.of(MailAddress.of(address.group(1))) : Optional.empty();
        } catch (MessageRefused _) {
            return Optional.empty();
        }
    }

    private static Instant shown(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
