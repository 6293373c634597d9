package dev.colophon.service.json.answer;

import dev.colophon.cases.message.acns.AcnsMessage.CaseStatus;
import dev.colophon.cases.message.acns.AcnsMessage.NoticeAck;
import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.message.answer.CounterStatement;
import dev.colophon.cases.message.answer.NoticeAnswer;
import dev.colophon.cases.message.xarf.AbuseReport;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that an answer says: one of these is there, as {@code kind} tells. */
public record AnswerPartView(
        String kind,
        @Nullable Acknowledged acknowledgement,
        @Nullable Told status,
        @Nullable Countered counterNotice,
        @Nullable Delivered delivery,
        @Nullable Reported report,
        @Nullable String why,
        @Nullable String text) {

    /** That a notice arrived. */
    public record Acknowledged(
            String notice,
            @Nullable Boolean accepted,
            @Nullable String rejected,
            @Nullable Instant at,
            String by,
            String notes) {}

    /** What the provider says became of it. */
    public record Told(
            String notice,
            String disposition,
            @Nullable String reason,
            Instant at,
            List<String> actions,
            @Nullable Boolean removed,
            @Nullable String notes) {}

    /** What the accused answers. */
    public record Countered(@Nullable String notice, List<String> holds, List<String> lacks, String text) {}

    /** What became of a mail. */
    public record Delivered(
            String recipient,
            String action,
            String status,
            boolean forGood,
            @Nullable String diagnostic,
            @Nullable String messageId) {}

    /** What somebody reports. */
    public record Reported(
            String version,
            @Nullable String id,
            Instant at,
            String category,
            String type,
            String reporter,
            @Nullable String contact,
            @Nullable String source,
            @Nullable String url,
            @Nullable String work,
            @Nullable String description) {}

    static AnswerPartView of(NoticeAnswer answer) {
        return switch (answer) {
            case NoticeAnswer.Acknowledgement(NoticeAck said) ->
                new AnswerPartView("ACKNOWLEDGEMENT", acknowledged(said), null, null, null, null, null, null);
            case NoticeAnswer.Status(CaseStatus said) ->
                new AnswerPartView("STATUS", null, told(said), null, null, null, null, null);
            case NoticeAnswer.Counter(CounterStatement said) ->
                new AnswerPartView("COUNTER_NOTICE", null, null, countered(said), null, null, null, null);
            case NoticeAnswer.DeliveryReport report ->
                new AnswerPartView("DELIVERY_REPORT", null, null, null, delivered(report), null, null, null);
            case NoticeAnswer.AutomaticReply(String text) ->
                new AnswerPartView("AUTOMATIC_REPLY", null, null, null, null, null, null, text);
            case NoticeAnswer.Reported(AbuseReport said) ->
                new AnswerPartView("REPORT", null, null, null, null, reported(said), null, null);
            case NoticeAnswer.Unknown(String why, String text) ->
                new AnswerPartView("UNKNOWN", null, null, null, null, null, why, text);
        };
    }

    private static Acknowledged acknowledged(NoticeAck said) {
        return new Acknowledged(
                said.caseId(),
                said.accepted().orElse(null),
                said.rejectReason().map(Enum::name).orElse(null),
                said.timeStamp().orElse(null),
                said.serviceProvider().entity(),
                said.notes());
    }

    private static Told told(CaseStatus said) {
        return new Told(
                said.caseId(),
                said.disposition().name(),
                said.reason().orElse(null),
                said.timeStamp(),
                said.actions(),
                said.usenetRemoved().orElse(null),
                said.notes().orElse(null));
    }

    private static Countered countered(CounterStatement said) {
        List<String> keys =
                Arrays.stream(CounterField.values()).map(CounterField::key).toList();
        List<String> lacks = said.missing(keys);
        return new Countered(
                said.caseId().orElse(null),
                keys.stream().filter(key -> !lacks.contains(key)).toList(),
                lacks,
                said.text());
    }

    private static Delivered delivered(NoticeAnswer.DeliveryReport report) {
        return new Delivered(
                report.recipient(),
                report.action().name(),
                report.status(),
                report.isForGood(),
                report.diagnostic().orElse(null),
                report.messageId().orElse(null));
    }

    private static Reported reported(AbuseReport said) {
        return new Reported(
                said.version(),
                said.reportId().orElse(null),
                said.time(),
                said.category(),
                said.type(),
                said.reporter(),
                said.contact().orElse(null),
                said.source().orElse(null),
                said.url().orElse(null),
                said.work().orElse(null),
                said.description().orElse(null));
    }
}
