package dev.colophon.cli.text;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.notice.ListedNotice;
import dev.colophon.service.notice.NoticeDetail;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Notices in words. */
public final class NoticeText {

    private NoticeText() {}

    /** Something that happened: when, what, what is said of it, and who did it. */
    public static String event(StoredNoticeEvent event) {
        return "%s  %s%s%s"
                .formatted(
                        event.happened().truncatedTo(ChronoUnit.SECONDS),
                        words(event.kind()),
                        said(event),
                        event.actor().map(actor -> ", " + Console.safe(actor)).orElse(""));
    }

    private static String said(StoredNoticeEvent event) {
        if (event.event() instanceof NoticeEvent.CounterReceived counter) {
            return " (%s; the recipient had it %s)"
                    .formatted(
                            counter.complete() ? "complete" : "incomplete",
                            counter.receivedByHost().truncatedTo(ChronoUnit.SECONDS));
        }
        if (event.event() instanceof NoticeEvent.SentByHand byHand) {
            return " (%s; taken down %s)"
                    .formatted(words(byHand.means().name()), event.at().truncatedTo(ChronoUnit.SECONDS));
        }
        if (event.event() instanceof NoticeEvent.Retracted retracted) {
            return ": " + Console.safe(retracted.reason());
        }
        if (event.event() instanceof NoticeEvent.Closed closed) {
            return " (%s)%s"
                    .formatted(
                            words(closed.outcome().name()),
                            closed.reason().isEmpty() ? "" : ": " + Console.safe(closed.reason()));
        }
        return "";
    }

    /** As a list has it. */
    public static String line(ListedNotice listed) {
        return line(listed.notice(), listed.phase());
    }

    private static String line(StoredNotice notice, NoticePhase phase) {
        return "%s  %s  %s  %s  %s, %s, to %s"
                .formatted(
                        notice.number(),
                        phase(phase),
                        notice.caseNumber(),
                        LocalDate.ofInstant(notice.createdAt(), ZoneOffset.UTC),
                        notice.regime(),
                        Plural.of(notice.items(), "copy", "copies"),
                        Console.safe(notice.recipient()));
    }

    private static String phase(NoticePhase phase) {
        return words(phase.name());
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * In full: its text, what it names, its files, what both sides say where it is contested, and what happened to it.
     *
     * @param reader in whose language the law is told
     */
    public static List<String> full(NoticeDetail detail, Language reader) {
        List<String> lines = new ArrayList<>();
        lines.add(line(detail.notice(), detail.state().phase()));
        detail.files().stream()
                .filter(file -> file.mediaType().equals("text/plain"))
                .findFirst()
                .ifPresent(text -> new String(text.content(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> ("    " + Console.safe(line)).stripTrailing())
                        .forEach(lines::add));
        lines.add("  copies:");
        for (StoredNoticeItem item : detail.items()) {
            lines.add("    %d. %s: %s"
                    .formatted(item.number(), Console.safe(item.workTitle()), Console.safe(item.url())));
        }
        lines.add("  files:");
        for (NoticeFile file : detail.files()) {
            lines.add("    %s, %,d bytes, SHA-256 %s".formatted(file.name(), file.content().length, file.sha256()));
        }
        detail.bothSides().ifPresent(sides -> lines.addAll(BothSidesText.full(sides, reader)));
        lines.add("  history:");
        for (StoredNoticeEvent event : detail.events()) {
            lines.add("    " + event(event));
        }
        return lines;
    }
}
