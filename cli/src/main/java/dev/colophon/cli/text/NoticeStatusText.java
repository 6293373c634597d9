package dev.colophon.cli.text;

import dev.colophon.cases.notice.NoticeClocks;
import dev.colophon.cases.notice.RunningClock;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.UserAnswer;
import dev.colophon.cases.regime.Regime.StepMeaning;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.notice.ListedNotice;
import dev.colophon.service.notice.NoticeStatus;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where notices stand, in words. */
public final class NoticeStatusText {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

    private NoticeStatusText() {}

    /**
     * What is open, its mails, and its times.
     *
     * @param reader in whose language the profile tells what a time means
     */
    public static List<String> lines(NoticeStatus status, Language reader) {
        List<String> lines = new ArrayList<>();
        lines.add(
                NoticeText.line(new ListedNotice(status.notice(), status.state().phase())));
        status.open().forEach(open -> lines.add("  @|bold to do|@: " + Console.safe(open)));
        status.mails().forEach(mail -> lines.add("  " + mail(mail)));
        status.answers().forEach(answer -> lines.add("  " + answer(answer, reader)));
        for (RunningClock clock : status.clocks()) {
            lines.add("  " + clock(clock));
            clock.then().ifPresent(step -> {
                StepMeaning meaning = status.regime().step(step);
                lines.add("    if nobody does anything: "
                        + clock.rule().onExpiry().name().toLowerCase(Locale.ROOT));
                lines.add("    owner: " + Console.safe(meaning.owner().in(reader)));
                lines.add("    other side: " + Console.safe(meaning.user().in(reader)));
            });
        }
        return lines;
    }

    private static String mail(OutboxMail mail) {
        return "%s to %s: %s%s"
                .formatted(
                        mail.kind().name().toLowerCase(Locale.ROOT),
                        Console.safe(mail.to().toString()),
                        state(mail),
                        mail.answer()
                                .map(answer -> " (%s)".formatted(Console.safe(answer)))
                                .orElse(""));
    }

    private static String answer(UserAnswer answer, Language reader) {
        return "counter-notice: the recipient had it %s, it was taken down here %s: %s"
                .formatted(
                        shown(answer.received().receivedByHost()),
                        shown(answer.reachedOwner()),
                        answer.received().complete()
                                ? "complete"
                                : "@|bold incomplete|@, no time begins with it"
                                        + answer.received().missing().stream()
                                                .map(field -> field.name(reader.tag()))
                                                .collect(Collectors.joining(", ", "; it lacks ", "")));
    }

    private static String state(OutboxMail mail) {
        return switch (mail.state()) {
            case WAITING -> "waits, leaves after " + shown(mail.due());
            case SENDING ->
                "is being handed over since "
                        + mail.begun().map(NoticeStatusText::shown).orElse("");
            case ACCEPTED ->
                "taken by the server, "
                        + mail.ended().map(NoticeStatusText::shown).orElse("");
            case REFUSED ->
                "refused by the server, "
                        + mail.ended().map(NoticeStatusText::shown).orElse("");
            case UNKNOWN -> "@|bold unknown|@: it may have left or not, and is not sent again by itself";
            case WITHDRAWN -> "withdrawn before it left";
        };
    }

    private static String clock(RunningClock clock) {
        String whose = clock.rule().whose().name().toLowerCase(Locale.ROOT);
        String named = "%s, for the %s (%s)"
                .formatted(clock.rule().id(), whose, Console.safe(clock.rule().article()));
        return switch (clock.due()) {
            case NoticeClocks.Due.NotStarted() -> named;
            case NoticeClocks.Due.Fails(String why) -> "%s: cannot be counted: %s".formatted(named, Console.safe(why));
            case NoticeClocks.Due.At at ->
                "%s%s: %s"
                        .formatted(
                                clock.over() ? "@|bold overdue|@: " : "",
                                named,
                                at.earliest().isEqual(at.last())
                                        ? "until " + shown(at.last())
                                        : "ends %s at the earliest, %s at the latest"
                                                .formatted(shown(at.earliest()), shown(at.last())));
        };
    }

    private static String shown(ZonedDateTime at) {
        return MOMENT.format(at) + " " + at.getZone().getId();
    }

    private static String shown(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
