package dev.colophon.cases.message.acns;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a provider answers in ACNS. Texts are as they were received: whoever shows them makes them visible. */
public sealed interface AcnsMessage {

    /**
     * {@code NoticeAck}: the notice arrived.
     *
     * @param caseId as the notice named it
     * @param accepted whether it is worked on; the standard lets it be left out
     */
    record NoticeAck(
            String caseId,
            Optional<Boolean> accepted,
            Optional<RejectReason> rejectReason,
            Optional<Instant> timeStamp,
            AcnsContact serviceProvider,
            String notes)
            implements AcnsMessage {}

    /** Why a notice is not worked on. */
    enum RejectReason {
        UNKNOWN_RECIPIENT,
        IP_OUT_OF_RANGE,
        MULTIPLE,
        TEXT_XML_MISMATCH,
        OTHER
    }

    /**
     * A {@code CaseStatus} of {@code NoticeStatus}, or the deprecated {@code StatusUpdate}: what became of the notice, in the
     * provider's own words. Nothing is gone because of it before somebody looked.
     *
     * @param element which of both
     * @param reason in words
     * @param actions that the provider says it took, each with its time where it has one
     * @param usenetRemoved of an article, whether it was removed
     */
    record CaseStatus(
            String element,
            String caseId,
            Disposition disposition,
            Optional<String> reason,
            Optional<Instant> firstProcessed,
            Optional<Instant> lastModified,
            Instant timeStamp,
            List<String> actions,
            Optional<Boolean> usenetRemoved,
            Optional<CounterNotice> counterNotice,
            Optional<String> notes)
            implements AcnsMessage {

        public CaseStatus {
            actions = List.copyOf(actions);
        }
    }

    /** What became of a notice. */
    enum Disposition {
        OPEN,
        CLOSED,
        REJECTED,
        COUNTERNOTICE
    }

    /**
     * {@code CounterNotice}: what the accused answered, as the provider passes it on. The standard names no case in it.
     *
     * @param caseId of the status that it came in
     * @param hasImage whether a picture of the signed letter is in it; it is not opened
     * @param properlySigned what the provider says of the signature
     * @param consent what the provider says of the consent to jurisdiction
     */
    record CounterNotice(
            Optional<String> caseId,
            Instant timeStamp,
            Optional<Boolean> dmca,
            AcnsContact subscriber,
            Optional<String> text,
            boolean hasImage,
            Optional<CounterReason> reason,
            Optional<String> otherReason,
            Optional<Boolean> properlySigned,
            Optional<Boolean> consent,
            Optional<String> statement,
            String notes)
            implements AcnsMessage {}

    /** Why the accused objects. */
    enum CounterReason {
        IOWN,
        FAIRUSEFREESPEECH,
        MISIDENTIFIED,
        OTHER
    }
}
