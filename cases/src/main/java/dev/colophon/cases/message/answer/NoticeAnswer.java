package dev.colophon.cases.message.answer;

import dev.colophon.cases.message.acns.AcnsMessage.CaseStatus;
import dev.colophon.cases.message.acns.AcnsMessage.NoticeAck;
import dev.colophon.cases.message.xarf.AbuseReport;
import java.util.Optional;

/** One thing that an answer says. Texts are as they were received: whoever shows them makes them visible. */
public sealed interface NoticeAnswer {

    /** The notice arrived, and is accepted or not. */
    record Acknowledgement(NoticeAck acknowledgement) implements NoticeAnswer {}

    /** What the provider says became of it. Nothing is gone because somebody says so. */
    record Status(CaseStatus status) implements NoticeAnswer {}

    /** The accused objects. Incomplete ones are kept; no clock starts before the complete one. */
    record Counter(CounterStatement statement) implements NoticeAnswer {}

    /**
     * What a mail server reports of a mail of ours (RFC 3464).
     *
     * @param recipient as it is written there
     * @param status such as {@code 5.1.1}
     * @param messageId of our mail, where the report holds its header
     */
    record DeliveryReport(
            String recipient,
            DeliveryAction action,
            String status,
            Optional<String> diagnostic,
            Optional<String> messageId)
            implements NoticeAnswer {

        /** Whether this address is not to be written to again. */
        public boolean isForGood() {
            return action == DeliveryAction.FAILED && status.startsWith("5");
        }
    }

    /** What became of a mail. */
    enum DeliveryAction {
        FAILED,
        DELAYED,
        DELIVERED,
        RELAYED,
        EXPANDED
    }

    /** A machine answered before anybody read it: this acknowledges nothing. */
    record AutomaticReply(String text) implements NoticeAnswer {}

    /** Somebody reports something to us: no answer to a notice, and not lost. */
    record Reported(AbuseReport report) implements NoticeAnswer {}

    /** For a person to read. */
    record Unknown(String why, String text) implements NoticeAnswer {}
}
