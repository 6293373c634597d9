package dev.colophon.cases.notice;

import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.regime.Regime.ClockStop;
import dev.colophon.evidence.verify.EvidenceGrade;
import java.time.Instant;
import java.util.List;

/** What happens to a sighting or a notice. Each is stored once and never changed; its moment is stored beside it. */
public sealed interface NoticeEvent {

    /** The numbers, among those of the notice, of the copies that it is about; none: all. */
    default List<Integer> copies() {
        return List.of();
    }

    /** Who decides something: a person, or a policy by itself. */
    record By(Kind kind, String name) {

        /** What it is. */
        public enum Kind {
            PERSON,
            POLICY
        }

        boolean isPolicy() {
            return kind == Kind.POLICY;
        }
    }

    /** What a sighting is. */
    enum Verdict {
        CLEARED,
        HOLD_VERIFY,
        EXCEPTION_REVIEW,
        SUSPECTED
    }

    /** What a review comes to. */
    enum Choice {
        /** A copy that nothing allows: a notice is to be written. */
        CONFIRM,
        /** A licence is to be offered. */
        OFFER,
        /** The law may allow it. */
        EXCEPTION,
        NOT_A_MATCH,
        /** Somebody else is to look, too. */
        SECOND_EYE
    }

    /** What comes of an offer. */
    enum OfferAnswer {
        ACCEPTED,
        DECLINED,
        LAPSED
    }

    /** What somebody saw who looked whether the content is gone. */
    enum Finding {
        GONE,
        STILL_UP,
        PARTIAL,
        /** It could not be told. */
        UNKNOWN
    }

    /** Whom is written to when a recipient stays silent. */
    enum Recipient {
        HOST,
        DELIVERY_NETWORK,
        REGISTRAR,
        SEARCH_ENGINE,
        ADVERTISER,
        AUTHORITY
    }

    /** How a person sends a notice without this program. */
    enum Means {
        LETTER,
        FAX,
        FORM,
        MAIL
    }

    /** How a notice ends. */
    enum Outcome {
        REMOVED,
        LICENSED,
        EXCEPTION,
        NO_MATCH,
        RESTORED,
        WITHDRAWN,
        COURT
    }

    record Judged(Verdict verdict, By by) implements NoticeEvent {}

    /** A bundle of evidence is sealed. */
    record Captured(EvidenceGrade grade) implements NoticeEvent {}

    record Reviewed(Choice choice, By by) implements NoticeEvent {}

    record Offered() implements NoticeEvent {}

    record OfferAnswered(OfferAnswer answer) implements NoticeEvent {}

    /**
     * It is written.
     *
     * @param newProof of a copy that was restored after an earlier notice: the name of the bundle that this one rests on; else the empty
     *     string
     * @param agent who notifies in the owner's name; the empty string where the owner does
     * @param besides whether it is meant beside another about the same copies to another address of the same provider
     * @param unlinks whether it asks a search engine, or another, to take links away
     */
    record Drafted(String newProof, String agent, boolean besides, boolean unlinks) implements NoticeEvent {

        /** Of copies that nobody restored, by the owner. */
        public Drafted() {
            this("", "", false, false);
        }
    }

    /** It has been let go, and leaves when it can no more be undone. */
    record LetGo(By by) implements NoticeEvent {}

    /** It was held back in time. */
    record HeldBack() implements NoticeEvent {}

    /** Stored before the first byte leaves. */
    record SendingBegun() implements NoticeEvent {}

    /** A person sent it themselves, and says so afterwards. */
    record SentByHand(Means means, Instant when, By by) implements NoticeEvent {}

    /** The recipient's server took it. */
    record Sent() implements NoticeEvent {}

    /** The recipient's server did not take it. */
    record SendingFailed(boolean forGood) implements NoticeEvent {}

    /** Nobody knows whether the recipient's server took it. */
    record DeliveryLost() implements NoticeEvent {}

    /** Somebody found out whether it left. */
    record DeliverySettled(boolean left, By by) implements NoticeEvent {}

    /**
     * The recipient has it.
     *
     * @param answer the name of the file that says so among those of the notice; the empty string where none is known
     */
    record Acknowledged(String answer) implements NoticeEvent {

        /** By no file that is known. */
        public Acknowledged() {
            this("");
        }
    }

    /**
     * It did not arrive.
     *
     * @param answer as in {@link Acknowledged}
     */
    record Bounced(String answer) implements NoticeEvent {

        /** By no file that is known. */
        public Bounced() {
            this("");
        }
    }

    /**
     * A time of the procedure has run out.
     *
     * @param copies of which it has; none: all
     */
    record ClockExpired(String clock, List<Integer> copies) implements NoticeEvent {

        public ClockExpired {
            copies = List.copyOf(copies);
        }

        /** Of all copies. */
        public ClockExpired(String clock) {
            this(clock, List.of());
        }
    }

    /**
     * The recipient is to be told once more.
     *
     * @param clock the time of the procedure that has run out; the empty string where nobody said so
     */
    record Reminded(String clock) implements NoticeEvent {

        /** Of no time of the procedure. */
        public Reminded() {
            this("");
        }
    }

    /** The next recipient got a notice of its own, which was checked by itself. */
    record Escalated(Recipient recipient) implements NoticeEvent {}

    /**
     * The recipient says that the content is removed.
     *
     * @param answer as in {@link Acknowledged}
     * @param copies of which they say so; none: all
     */
    record RemovalClaimed(String answer, List<Integer> copies) implements NoticeEvent {

        public RemovalClaimed {
            copies = List.copyOf(copies);
        }

        /** Of all copies. */
        public RemovalClaimed(String answer) {
            this(answer, List.of());
        }

        /** Of all copies, by no file that is known. */
        public RemovalClaimed() {
            this("");
        }
    }

    /**
     * Somebody looked whether the content is gone.
     *
     * @param copies for which they looked; none: all
     */
    record Looked(Finding finding, List<Integer> copies) implements NoticeEvent {

        public Looked {
            copies = List.copyOf(copies);
        }

        /** For all copies. */
        public Looked(Finding finding) {
            this(finding, List.of());
        }
    }

    /**
     * The user has answered.
     *
     * @param complete whether it holds what the law asks for
     * @param receivedByHost when the recipient had it
     * @param missing what the law asks for and it does not hold, in the order of the law
     * @param said the fields of which a person said whether it holds them; of the others words were looked for
     * @param answer the name of its file among those of the notice; the empty string where it was not kept
     * @param way the empty string where the recipient had it; {@code page} where it came to the owner alone, by the answer page: then
     *     {@code receivedByHost} is when it was handed in there, and no time of the law begins by it
     * @param copies that the user wants back; none: all
     */
    record CounterReceived(
            boolean complete,
            Instant receivedByHost,
            List<CounterField> missing,
            List<CounterField> said,
            String answer,
            String way,
            List<Integer> copies)
            implements NoticeEvent {

        public CounterReceived {
            missing = List.copyOf(missing);
            said = List.copyOf(said);
            copies = List.copyOf(copies);
        }

        /** Which the recipient had. */
        public CounterReceived(
                boolean complete,
                Instant receivedByHost,
                List<CounterField> missing,
                List<CounterField> said,
                String answer) {
            this(complete, receivedByHost, missing, said, answer, "", List.of());
        }

        /** Whether nobody has said when the recipient had it. */
        public boolean cameToOwnerAlone() {
            return way.equals("page");
        }

        /** Of which nothing else is known. */
        public CounterReceived(boolean complete, Instant receivedByHost) {
            this(complete, receivedByHost, List.of(), List.of(), "");
        }
    }

    /** The owner was told of the answer, with the law's text and the day that silence decides. */
    record OwnerTold() implements NoticeEvent {}

    /**
     * The owner has complained to an authority, or filed an action, and the recipient is to be told. Nothing stays removed before they are.
     *
     * @param kind which of both
     * @param body the court or the authority
     * @param docket the number under which it is known there
     * @param filed on which day (ISO 8601)
     * @param document the name of a file of the notice that shows it; the empty string where only what the owner says is known
     * @param copies the numbers, among those of the notice, of the copies that it is about; none: all
     */
    record SuitFiled(ClockStop kind, String body, String docket, String filed, String document, List<Integer> copies)
            implements NoticeEvent {

        public SuitFiled {
            copies = List.copyOf(copies);
        }

        /** About all copies of the notice. */
        public SuitFiled(ClockStop kind, String body, String docket, String filed, String document) {
            this(kind, body, docket, filed, document, List.of());
        }
    }

    /**
     * The recipient was told of a complaint or an action.
     *
     * @param copies that it keeps removed; none: all
     */
    record SuitProved(ClockStop kind, List<Integer> copies) implements NoticeEvent {

        public SuitProved {
            copies = List.copyOf(copies);
        }

        /** About all copies. */
        public SuitProved(ClockStop kind) {
            this(kind, List.of());
        }
    }

    /**
     * The recipient says that the content is available again.
     *
     * @param answer as in {@link Acknowledged}
     * @param copies of which they say so; none: all
     */
    record ContentRestored(String answer, List<Integer> copies) implements NoticeEvent {

        public ContentRestored {
            copies = List.copyOf(copies);
        }

        /** Of all copies. */
        public ContentRestored(String answer) {
            this(answer, List.of());
        }

        /** Of all copies, by no file that is known. */
        public ContentRestored() {
            this("");
        }
    }

    /**
     * An answer is not what it was taken down as: the event that was stored of it counts no more. What it is, is an event of its own.
     *
     * @param answer the name of its file among those of the notice
     * @param was the word of the kind as which it was taken down, such as {@code removed}
     * @param event the sequence of that event
     */
    record AnswerCorrected(String answer, String was, long event) implements NoticeEvent {}

    /** The same content was found elsewhere of the same operator, which is a sighting of its own. */
    record Reappeared(String sighting) implements NoticeEvent {}

    record Retracted(String reason, By by) implements NoticeEvent {}

    /**
     * Nothing is left to do.
     *
     * @param reason in words of the person; the empty string where they gave none
     */
    record Closed(Outcome outcome, By by, String reason) implements NoticeEvent {

        /** Without a word. */
        public Closed(Outcome outcome, By by) {
            this(outcome, by, "");
        }
    }
}
