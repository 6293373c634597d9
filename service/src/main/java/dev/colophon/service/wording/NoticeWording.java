package dev.colophon.service.wording;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.CopyNumbers;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.regime.Regime.ClockRule;
import dev.colophon.evidence.messages.Language;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What happened to notices, in words.
 *
 * @param reader in whose language
 * @param outside how text of somebody else may stand where this is shown
 * @param time how a moment is written there
 */
public record NoticeWording(Language reader, UnaryOperator<String> outside, Function<Instant, String> time) {

    /** What happened, what is to be said of it, and to which copies where it was not to all. */
    public String event(StoredNoticeEvent event) {
        List<Integer> copies = event.event().copies();
        return reader.say("notice.event." + event.kind())
                + said(event)
                + (copies.isEmpty() ? "" : reader.say("notice.event.of-copies", CopyNumbers.of(copies)));
    }

    private String said(StoredNoticeEvent event) {
        return switch (event.event()) {
            case NoticeEvent.Drafted drafted
            when !drafted.agent().isEmpty() -> reader.say("notice.event.by-agent", outside.apply(drafted.agent()));
            case NoticeEvent.CounterReceived counter ->
                reader.say(
                        counter.cameToOwnerAlone() ? "notice.event.counter.page" : "notice.event.counter",
                        reader.say(counter.complete() ? "notice.counter.complete" : "notice.counter.incomplete"),
                        time.apply(counter.receivedByHost()));
            case NoticeEvent.SentByHand byHand ->
                reader.say(
                        "notice.event.by-hand", reader.say("notice.means." + byHand.means()), time.apply(event.at()));
            case NoticeEvent.SuitFiled suit -> reader.say("notice.event.suit", suit(suit), shown(suit));
            case NoticeEvent.Escalated escalated ->
                reader.say("notice.event.escalated", reader.say("notice.recipient." + escalated.recipient()));
            case NoticeEvent.AnswerCorrected corrected ->
                reader.say(
                        "notice.event.corrected",
                        Long.toString(corrected.event()),
                        reader.say("notice.answer." + corrected.was()));
            case NoticeEvent.Retracted retracted -> reader.say("in-colon", outside.apply(retracted.reason()));
            case NoticeEvent.Closed closed ->
                reader.say("in-brackets", reader.say("notice.outcome." + closed.outcome()))
                        + (closed.reason().isEmpty() ? "" : reader.say("in-colon", outside.apply(closed.reason())));
            default -> "";
        };
    }

    /** How a time of a procedure is called. */
    public String clock(ClockRule rule) {
        String key = "notice.clock.id." + rule.id();
        return reader.has(key) ? reader.say(key) : outside.apply(rule.id());
    }

    /** What an owner filed: an action or a complaint, where, under which number, and when. */
    public String suit(NoticeEvent.SuitFiled suit) {
        return reader.say(
                "notice.suit." + suit.kind(),
                outside.apply(suit.body()),
                outside.apply(suit.docket()),
                outside.apply(suit.filed()));
    }

    /** What shows that: a document, or only the word of the owner. */
    public String shown(NoticeEvent.SuitFiled suit) {
        return suit.document().isEmpty()
                ? reader.say("notice.event.suit.said")
                : reader.say("notice.event.suit.shown", outside.apply(suit.document()));
    }

    /** Something that is about some copies only, with their numbers; none: about all. */
    public String about(List<Integer> copies, String said) {
        return copies.isEmpty() ? said : reader.say("notice.status.of-copies", CopyNumbers.of(copies), said);
    }

    /** A mail: what it is, to whom, what became of it, and what the server said. */
    public String mail(OutboxMail mail) {
        String key = "notice.mail." + mail.state();
        String became = switch (mail.state()) {
            case WAITING -> reader.say(key, time.apply(mail.due()));
            case SENDING -> reader.say(key, mail.begun().map(time).orElse(""));
            case ACCEPTED, REFUSED -> reader.say(key, mail.ended().map(time).orElse(""));
            case UNKNOWN, WITHDRAWN -> reader.say(key);
        };
        return reader.say(
                "notice.mail",
                reader.say("notice.mail.kind." + mail.kind()),
                outside.apply(mail.to().toString()),
                became,
                mail.answer()
                        .map(answer -> reader.say("in-brackets", outside.apply(answer)))
                        .orElse(""));
    }
}
