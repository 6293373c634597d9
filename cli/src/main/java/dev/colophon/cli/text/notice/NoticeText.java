package dev.colophon.cli.text.notice;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeState;
import dev.colophon.cases.notice.page.AnswerToken;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.notice.ListedNotice;
import dev.colophon.service.notice.NoticeDetail;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Notices in words. */
public final class NoticeText {

    private NoticeText() {}

    /** Something that happened: when, what, what is said of it, and who did it. */
    public static String event(StoredNoticeEvent event, Language reader) {
        return "%s  %s%s%s"
                .formatted(
                        event.happened().truncatedTo(ChronoUnit.SECONDS),
                        reader.say("notice.event." + event.kind()),
                        said(event, reader) + copies(event, reader),
                        event.actor().map(actor -> ", " + Console.safe(actor)).orElse(""));
    }

    private static String copies(StoredNoticeEvent event, Language reader) {
        List<Integer> copies = event.event().copies();
        return copies.isEmpty() ? "" : reader.say("notice.event.of-copies", numbers(copies));
    }

    /** {@code 2, 5}. */
    static String numbers(List<Integer> copies) {
        return copies.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String said(StoredNoticeEvent event, Language reader) {
        return switch (event.event()) {
            case NoticeEvent.Drafted drafted
            when !drafted.agent().isEmpty() -> reader.say("notice.event.by-agent", Console.safe(drafted.agent()));
            case NoticeEvent.CounterReceived counter ->
                reader.say(
                        counter.cameToOwnerAlone() ? "notice.event.counter.page" : "notice.event.counter",
                        reader.say(counter.complete() ? "notice.counter.complete" : "notice.counter.incomplete"),
                        counter.receivedByHost().truncatedTo(ChronoUnit.SECONDS).toString());
            case NoticeEvent.SentByHand byHand ->
                reader.say(
                        "notice.event.by-hand",
                        reader.say("notice.means." + byHand.means()),
                        event.at().truncatedTo(ChronoUnit.SECONDS).toString());
            case NoticeEvent.SuitFiled suit -> reader.say("notice.event.suit", suit(suit, reader), shown(suit, reader));
            case NoticeEvent.Escalated escalated ->
                reader.say("notice.event.escalated", reader.say("notice.recipient." + escalated.recipient()));
            case NoticeEvent.AnswerCorrected corrected ->
                reader.say(
                        "notice.event.corrected",
                        Long.toString(corrected.event()),
                        reader.say("notice.answer." + corrected.was()));
            case NoticeEvent.Retracted retracted -> ": " + Console.safe(retracted.reason());
            case NoticeEvent.Closed closed ->
                " (%s)%s"
                        .formatted(
                                reader.say("notice.outcome." + closed.outcome()),
                                closed.reason().isEmpty() ? "" : ": " + Console.safe(closed.reason()));
            default -> "";
        };
    }

    /** What an owner filed: an action or a complaint, where, under which number, and when. */
    static String suit(NoticeEvent.SuitFiled suit, Language reader) {
        return reader.say(
                "notice.suit." + suit.kind(),
                Console.safe(suit.body()),
                Console.safe(suit.docket()),
                Console.safe(suit.filed()));
    }

    /** What shows that: a document, or only the word of the owner. */
    static String shown(NoticeEvent.SuitFiled suit, Language reader) {
        return suit.document().isEmpty()
                ? reader.say("notice.event.suit.said")
                : reader.say("notice.event.suit.shown", Console.safe(suit.document()));
    }

    /** As a list has it. */
    public static String line(ListedNotice listed, Language reader) {
        return line(listed.notice(), listed.state(), reader);
    }

    private static String line(StoredNotice notice, NoticeState state, Language reader) {
        return reader.say(
                "notice.line",
                notice.number().toString(),
                reader.say(state.words()),
                notice.caseNumber().toString(),
                LocalDate.ofInstant(notice.createdAt(), ZoneOffset.UTC).toString(),
                notice.regime(),
                notice.items(),
                Console.safe(notice.recipient()));
    }

    /**
     * In full: its text, what it names, its files, what both sides say where it is contested, and what happened to it.
     *
     * @param reader in whose language all but the text is told
     */
    public static List<String> full(NoticeDetail detail, Language reader) {
        List<String> lines = new ArrayList<>();
        lines.add(line(detail.notice(), detail.state(), reader));
        detail.files().stream()
                .filter(file -> file.mediaType().equals("text/plain"))
                .findFirst()
                .ifPresent(text -> AnswerToken.masked(new String(text.content(), StandardCharsets.UTF_8))
                        .lines()
                        .map(line -> ("    " + Console.safe(line)).stripTrailing())
                        .forEach(lines::add));
        lines.add("  " + reader.say("notice.show.copies"));
        for (StoredNoticeItem item : detail.items()) {
            lines.add("    %d. %s: %s"
                    .formatted(item.number(), Console.safe(item.workTitle()), Console.safe(item.url())));
        }
        lines.add("  " + reader.say("notice.show.files"));
        for (NoticeFile file : detail.files()) {
            lines.add("    " + reader.say("notice.show.file", file.name(), file.content().length, file.sha256()));
        }
        detail.bothSides().ifPresent(sides -> lines.addAll(BothSidesText.full(sides, reader)));
        lines.add("  " + reader.say("notice.show.history"));
        for (StoredNoticeEvent event : detail.events()) {
            lines.add("    " + event(event, reader));
        }
        return lines;
    }
}
