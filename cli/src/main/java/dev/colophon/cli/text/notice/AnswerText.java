package dev.colophon.cli.text.notice;

import dev.colophon.cases.message.acns.AcnsMessage.CaseStatus;
import dev.colophon.cases.message.acns.AcnsMessage.NoticeAck;
import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.message.answer.CounterStatement;
import dev.colophon.cases.message.answer.NoticeAnswer;
import dev.colophon.cases.message.answer.NoticeAnswer.DeliveryReport;
import dev.colophon.cases.message.xarf.AbuseReport;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What an answer to a notice says, told to a person. */
public final class AnswerText {

    private static final int MOST_LINES = 40;
    private static final String INDENT = "    ";

    private AnswerText() {}

    /** All that an answer says. */
    public static List<String> lines(AnswerContent content) {
        List<String> lines = new ArrayList<>();
        content.head().ifPresent(head -> {
            lines.add("from %s, as the mail says".formatted(Console.safe(head.from())));
            lines.add("subject: " + Console.safe(head.subject()));
            head.date().ifPresent(date -> lines.add("date: " + date));
            head.about().stream().findFirst().ifPresent(id -> lines.add("answers the mail " + Console.safe(id)));
        });
        lines.add("reads as: %s; only a person can say what it is"
                .formatted(AnswerKind.proposed(content).word()));
        content.answers().forEach(answer -> lines.addAll(answer(answer)));
        content.attachments()
                .forEach(file -> lines.add("not opened: %s (%s, %,d bytes)"
                        .formatted(
                                file.name().isEmpty() ? "a file without a name" : Console.safe(file.name()),
                                Console.safe(file.type()),
                                file.bytes())));
        return lines;
    }

    private static List<String> answer(NoticeAnswer answer) {
        return switch (answer) {
            case NoticeAnswer.Acknowledgement(NoticeAck said) -> acknowledged(said);
            case NoticeAnswer.Status(CaseStatus said) -> status(said);
            case NoticeAnswer.Counter(CounterStatement said) -> countered(said);
            case DeliveryReport report -> delivered(report);
            case NoticeAnswer.AutomaticReply(String text) ->
                said("@|bold automatic reply|@: a machine wrote it, and it acknowledges nothing", text);
            case NoticeAnswer.Reported(AbuseReport said) -> reported(said);
            case NoticeAnswer.Unknown(String why, String text) ->
                said("@|bold not known|@: " + Console.safe(why), text);
        };
    }

    private static List<String> acknowledged(NoticeAck said) {
        String accepted = said.accepted()
                .map(yes -> yes ? ", and is accepted" : ", and is not accepted")
                .orElse("");
        String why =
                said.rejectReason().map(reason -> " (%s)".formatted(reason)).orElse("");
        return said(
                "@|bold acknowledgement|@: the notice %s arrived at %s%s%s"
                        .formatted(
                                Console.safe(said.caseId()),
                                Console.safe(said.serviceProvider().entity()),
                                accepted,
                                why),
                said.notes());
    }

    private static List<String> status(CaseStatus said) {
        List<String> lines = said(
                "@|bold status|@ of the notice %s: %s%s, says the provider"
                        .formatted(
                                Console.safe(said.caseId()),
                                said.disposition(),
                                said.reason()
                                        .map(reason -> " (%s)".formatted(Console.safe(reason)))
                                        .orElse("")),
                said.notes().orElse(""));
        said.actions().forEach(action -> lines.add(INDENT + "did: " + Console.safe(action)));
        said.usenetRemoved()
                .ifPresent(removed -> lines.add(INDENT + (removed ? "says it is removed" : "says it is not removed")));
        return lines;
    }

    private static List<String> countered(CounterStatement said) {
        List<String> lines = new ArrayList<>();
        lines.add("@|bold counter-notice|@%s: no clock starts before a person found it complete"
                .formatted(said.caseId()
                        .map(id -> " to the notice " + Console.safe(id))
                        .orElse("")));
        lines.add(INDENT + "found: " + fields(said.holds()::contains));
        lines.add(INDENT + "not found: " + fields(field -> !said.holds().contains(field))
                + "; no law asks for all of it");
        lines.addAll(text(said.text()));
        return lines;
    }

    private static String fields(Predicate<CounterField> which) {
        String names = Arrays.stream(CounterField.values())
                .filter(which)
                .map(field -> field.name(Language.ENGLISH))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "nothing" : names;
    }

    private static List<String> delivered(DeliveryReport report) {
        String kind = report.isForGood() ? "@|bold bounced for good|@" : "@|bold delivery report|@";
        return said(
                "%s: the mail%s to %s is %s%s"
                        .formatted(
                                kind,
                                report.messageId()
                                        .map(id -> " " + Console.safe(id))
                                        .orElse(""),
                                Console.safe(report.recipient()),
                                report.action().name().toLowerCase(Locale.ROOT),
                                report.status().isEmpty() ? "" : " (%s)".formatted(report.status())),
                report.diagnostic().orElse(""));
    }

    private static List<String> reported(AbuseReport said) {
        return said(
                "@|bold report|@ in XARF %s, no answer to a notice: %s/%s by %s%s"
                        .formatted(
                                Console.safe(said.version()),
                                Console.safe(said.category()),
                                Console.safe(said.type()),
                                Console.safe(said.reporter()),
                                said.url()
                                        .map(url -> ", of " + Console.safe(url))
                                        .orElse("")),
                said.description().orElse(""));
    }

    private static List<String> said(String line, String text) {
        List<String> lines = new ArrayList<>(List.of(line));
        lines.addAll(text(text));
        return lines;
    }

    private static List<String> text(String text) {
        List<String> all = text.lines().filter(line -> !line.isBlank()).toList();
        List<String> lines = new ArrayList<>(all.stream()
                .limit(MOST_LINES)
                .map(line -> INDENT + "| " + Console.safe(line))
                .toList());
        if (all.size() > MOST_LINES) {
            lines.add(INDENT + "| … %d more lines".formatted(all.size() - MOST_LINES));
        }
        return lines;
    }
}
