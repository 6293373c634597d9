package dev.colophon.cli.text.notice;

import dev.colophon.cases.notice.page.AnswerToken;
import dev.colophon.cases.notice.stored.CopyGroup;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.notice.ListedNotice;
import dev.colophon.service.notice.NoticeDetail;
import dev.colophon.service.wording.NoticeWording;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Notices in words. */
public final class NoticeText {

    private NoticeText() {}

    /** Something that happened: when, what, what is said of it, and who did it. */
    public static String event(StoredNoticeEvent event, Language reader) {
        return "%s  %s%s"
                .formatted(
                        event.happened().truncatedTo(ChronoUnit.SECONDS),
                        wording(reader).event(event),
                        event.actor()
                                .map(actor -> reader.say("match.comma") + Console.safe(actor))
                                .orElse(""));
    }

    /** How a terminal says it. */
    static NoticeWording wording(Language reader) {
        return new NoticeWording(
                reader, Console::safe, at -> at.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** As a list has it. */
    public static String line(ListedNotice listed, Language reader) {
        StoredNotice notice = listed.notice();
        return reader.say(
                "notice.line",
                notice.number().toString(),
                CopyGroup.words(listed.groups()).in(reader),
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
        lines.add(line(detail.listed(), reader));
        detail.files().stream()
                .filter(file -> file.mediaType().equals("text/plain"))
                .findFirst()
                .ifPresent(text -> AnswerToken.masked(new String(text.content(), StandardCharsets.UTF_8))
                        .lines()
                        .map(line -> ("    " + Console.safe(line)).stripTrailing())
                        .forEach(lines::add));
        lines.add("  " + reader.say("notice.show.copies"));
        for (StoredNoticeItem item : detail.items()) {
            lines.add("    %d. %s"
                    .formatted(
                            item.number(), reader.say("at", Console.safe(item.workTitle()), Console.safe(item.url()))));
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
