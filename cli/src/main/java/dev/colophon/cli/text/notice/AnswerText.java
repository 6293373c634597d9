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
import dev.colophon.service.caller.ServiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What an answer to a notice says, told to a person. */
public final class AnswerText {

    private static final int MOST_LINES = 40;
    private static final String INDENT = "    ";

    private final Language reader;

    /** @param reader in whose language; what the answer itself says stays as it is */
    public AnswerText(Language reader) {
        this.reader = reader;
    }

    /** All that an answer says. */
    public List<String> lines(AnswerContent content) {
        List<String> lines = new ArrayList<>();
        content.head().ifPresent(head -> {
            lines.add(reader.say("answer.read.from", Console.safe(head.from())));
            lines.add(reader.say("answer.read.subject", Console.safe(head.subject())));
            head.date().ifPresent(date -> lines.add(reader.say("answer.read.date", date)));
            head.about().stream()
                    .findFirst()
                    .ifPresent(id -> lines.add(reader.say("answer.read.about", Console.safe(id))));
        });
        lines.add(reader.say(
                "answer.read.reads",
                reader.say("notice.answer." + AnswerKind.proposed(content).word())));
        content.answers().forEach(answer -> lines.addAll(answer(answer)));
        content.attachments()
                .forEach(file -> lines.add(reader.say(
                        "answer.read.not-opened",
                        file.name().isEmpty() ? reader.say("answer.read.no-name") : Console.safe(file.name()),
                        Console.safe(file.type()),
                        file.bytes())));
        return lines;
    }

    private List<String> answer(NoticeAnswer answer) {
        return switch (answer) {
            case NoticeAnswer.Acknowledgement(NoticeAck said) -> acknowledged(said);
            case NoticeAnswer.Status(CaseStatus said) -> status(said);
            case NoticeAnswer.Counter(CounterStatement said) -> countered(said);
            case DeliveryReport report -> delivered(report);
            case NoticeAnswer.AutomaticReply(String text) -> said(reader.say("answer.read.automatic"), text);
            case NoticeAnswer.Reported(AbuseReport said) -> reported(said);
            case NoticeAnswer.Unknown(String why, String text) ->
                said(
                        reader.say(
                                "answer.read.unknown",
                                Console.safe(ServiceException.told(why).in(reader))),
                        text);
        };
    }

    private List<String> acknowledged(NoticeAck said) {
        String accepted = said.accepted()
                .map(yes -> reader.say(yes ? "answer.read.accepted" : "answer.read.not-accepted"))
                .orElse("");
        return said(
                reader.say(
                        "answer.read.acknowledged",
                        Console.safe(said.caseId()),
                        Console.safe(said.serviceProvider().entity()),
                        accepted,
                        said.rejectReason()
                                .map(why -> reason(String.valueOf(why)))
                                .orElse("")),
                said.notes());
    }

    private String reason(String why) {
        return reader.say("answer.read.reason", Console.safe(why));
    }

    private List<String> status(CaseStatus said) {
        List<String> lines = said(
                reader.say(
                        "answer.read.status",
                        Console.safe(said.caseId()),
                        String.valueOf(said.disposition()),
                        said.reason().map(this::reason).orElse("")),
                said.notes().orElse(""));
        said.actions().forEach(action -> lines.add(INDENT + reader.say("answer.read.did", Console.safe(action))));
        said.usenetRemoved()
                .map(removed -> reader.say(removed ? "answer.read.says-removed" : "answer.read.says-not-removed"))
                .ifPresent(says -> lines.add(INDENT + says));
        return lines;
    }

    private List<String> countered(CounterStatement said) {
        String notice = said.caseId()
                .map(id -> reader.say("answer.read.counter-to", Console.safe(id)))
                .orElse("");
        List<String> lines = new ArrayList<>();
        lines.add(reader.say("answer.read.counter", notice));
        lines.add(INDENT + reader.say("answer.read.found", fields(said.holds()::contains)));
        lines.add(INDENT
                + reader.say(
                        "answer.read.not-found", fields(field -> !said.holds().contains(field))));
        lines.addAll(text(said.text()));
        return lines;
    }

    private String fields(Predicate<CounterField> which) {
        String names = Arrays.stream(CounterField.values())
                .filter(which)
                .map(field -> field.name(reader))
                .collect(Collectors.joining(reader.say("list.separator")));
        return names.isEmpty() ? reader.say("answer.read.nothing") : names;
    }

    private List<String> delivered(DeliveryReport report) {
        return said(
                reader.say(
                        report.isForGood() ? "answer.read.bounced" : "answer.read.delivery",
                        report.messageId().map(id -> " " + Console.safe(id)).orElse(""),
                        Console.safe(report.recipient()),
                        reader.say("answer.read.action." + report.action()),
                        report.status().isEmpty() ? "" : reason(report.status())),
                report.diagnostic().orElse(""));
    }

    private List<String> reported(AbuseReport said) {
        return said(
                reader.say(
                        "answer.read.reported",
                        Console.safe(said.version()),
                        Console.safe(said.category()),
                        Console.safe(said.type()),
                        Console.safe(said.reporter()),
                        said.url()
                                .map(url -> reader.say("answer.read.reported-of", Console.safe(url)))
                                .orElse("")),
                said.description().orElse(""));
    }

    private List<String> said(String line, String text) {
        List<String> lines = new ArrayList<>(List.of(line));
        lines.addAll(text(text));
        return lines;
    }

    private List<String> text(String text) {
        List<String> all = text.lines().filter(line -> !line.isBlank()).toList();
        List<String> lines = new ArrayList<>(all.stream()
                .limit(MOST_LINES)
                .map(line -> INDENT + "| " + Console.safe(line))
                .toList());
        if (all.size() > MOST_LINES) {
            lines.add(INDENT + "| " + reader.say("answer.read.more", all.size() - MOST_LINES));
        }
        return lines;
    }
}
