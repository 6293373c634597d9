package dev.colophon.cli.text.notice;

import dev.colophon.cases.notice.NoticeClocks;
import dev.colophon.cases.notice.RunningClock;
import dev.colophon.cases.notice.stored.UserAnswer;
import dev.colophon.cases.regime.Regime.StepMeaning;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.wording.NoticeWording;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where notices stand, in words. */
public final class NoticeStatusText {

    private NoticeStatusText() {}

    /**
     * What is open, its mails, and its times.
     *
     * @param reader in whose language it is told
     */
    public static List<String> lines(NoticeStatus status, Language reader) {
        List<String> lines = new ArrayList<>();
        NoticeWording wording = NoticeText.wording(reader);
        lines.add(NoticeText.line(status.listed(), reader));
        status.open(reader)
                .forEach(open -> lines.add("  "
                        + reader.say("at", "@|bold " + reader.say("notice.status.to-do") + "|@", Console.safe(open))));
        status.suit()
                .ifPresent(suit ->
                        lines.add("  " + reader.say("notice.status.suit", wording.suit(suit), wording.shown(suit))));
        status.mails().forEach(mail -> lines.add("  " + wording.mail(mail)));
        status.answers()
                .forEach(answer ->
                        lines.add("  " + wording.about(answer.received().copies(), answer(answer, reader))));
        for (RunningClock clock : status.clocks()) {
            lines.add("  " + wording.about(clock.copies(), clock(clock, reader)));
            clock.then().ifPresent(step -> {
                StepMeaning meaning = status.regime().step(step);
                if (clock.hasNothingToRestore()) {
                    lines.add("    " + reader.say("notice.status.if-nothing", reader.say("notice.expiry.RESTORED.up")));
                    return;
                }
                lines.add("    "
                        + reader.say(
                                "notice.status.if-nothing",
                                reader.say("notice.expiry." + clock.rule().onExpiry())));
                lines.add("    "
                        + reader.say(
                                "notice.status.owner",
                                Console.safe(meaning.owner().in(reader))));
                lines.add("    "
                        + reader.say(
                                "notice.status.other",
                                Console.safe(meaning.user().in(reader))));
            });
        }
        return lines;
    }

    private static String answer(UserAnswer answer, Language reader) {
        String complete = answer.received().complete()
                ? reader.say("notice.counter.complete")
                : reader.say("notice.status.incomplete", lacks(answer, reader));
        if (answer.received().cameToOwnerAlone()) {
            return reader.say(
                    "notice.status.counter.page", shown(answer.received().receivedByHost()), complete);
        }
        return reader.say(
                "notice.status.counter",
                shown(answer.received().receivedByHost()),
                shown(answer.reachedOwner()),
                complete);
    }

    private static String lacks(UserAnswer answer, Language reader) {
        return reader.say(
                "notice.status.lacks",
                answer.received().missing().stream()
                        .map(field -> reader.say("notice.status.lack", field.name(reader), field.key()))
                        .collect(Collectors.joining(reader.say("list.separator"))));
    }

    private static String clock(RunningClock clock, Language reader) {
        String named = reader.say(
                "notice.clock.named",
                NoticeText.wording(reader).clock(clock.rule()),
                reader.say("notice.clock.whose." + clock.rule().whose()),
                Console.safe(clock.rule().article()));
        return switch (clock.due()) {
            case NoticeClocks.Due.NotStarted() -> named;
            case NoticeClocks.Due.Fails fails ->
                reader.say(
                        "notice.clock.fails", named, Console.safe(fails.reason().in(reader)));
            // No article stands beside a date that is ours.
            case NoticeClocks.Due.At at
            when at.deadline().isEmpty() ->
                (clock.over() ? reader.say("notice.clock.overdue") : "")
                        + reader.say(
                                "notice.clock.custom",
                                reader.say(
                                        "notice.clock.unnamed",
                                        NoticeText.wording(reader).clock(clock.rule()),
                                        reader.say("notice.clock.whose."
                                                + clock.rule().whose())),
                                shown(at.at(), reader));
            case NoticeClocks.Due.At at ->
                (clock.over() ? reader.say("notice.clock.overdue") : "") + reader.say("at", named, ends(at, reader));
        };
    }

    private static String ends(NoticeClocks.Due.At at, Language reader) {
        String last = shown(at.last(), reader);
        return at.earliest().isEqual(at.last())
                ? reader.say("notice.clock.until", last)
                : reader.say("notice.clock.ends", shown(at.earliest(), reader), last);
    }

    /** What ends when a day begins ends with the day before, as people write it. */
    private static String shown(ZonedDateTime at, Language reader) {
        Locale locale = Locale.forLanguageTag(reader.tag());
        boolean midnight = at.toLocalTime().equals(LocalTime.MIDNIGHT);
        DateTimeFormatter pattern =
                DateTimeFormatter.ofPattern(midnight ? "EEE yyyy-MM-dd '24:00'" : "EEE yyyy-MM-dd HH:mm", locale);
        return pattern.format(midnight ? at.minusDays(1) : at) + " "
                + at.getZone().getId();
    }

    private static String shown(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
