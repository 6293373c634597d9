package dev.colophon.cli.text;

import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cli.output.Console;
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

    /** In full: its text, what it names, its files and what happened to it. */
    public static List<String> full(NoticeDetail detail) {
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
        lines.add("  history:");
        for (StoredNoticeEvent event : detail.events()) {
            lines.add("    %s  %s%s"
                    .formatted(
                            event.at().truncatedTo(ChronoUnit.SECONDS),
                            words(event.kind()),
                            event.actor()
                                    .map(actor -> ", " + Console.safe(actor))
                                    .orElse("")));
        }
        return lines;
    }
}
