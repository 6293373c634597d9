package dev.colophon.cases.message.acns;

import dev.colophon.cases.message.UnreadableMessage;
import dev.colophon.cases.message.acns.AcnsMessage.CaseStatus;
import dev.colophon.cases.message.acns.AcnsMessage.CounterNotice;
import dev.colophon.cases.message.acns.AcnsMessage.CounterReason;
import dev.colophon.cases.message.acns.AcnsMessage.Disposition;
import dev.colophon.cases.message.acns.AcnsMessage.NoticeAck;
import dev.colophon.cases.message.acns.AcnsMessage.RejectReason;
import dev.colophon.evidence.report.Visible;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Reads what providers answer: {@code NoticeAck}, {@code NoticeAckList}, {@code NoticeStatus}, the deprecated {@code
 * StatusUpdate}, {@code CounterNotice}, alone or in a {@code MessageEnvelope}. Names are taken whatever their namespace, because
 * providers write several; {@code Complianant} of {@code NoticeAck} is the standard's own spelling.
 */
public final class AcnsReader {

    /** The elements that are answers. */
    public static final List<String> ANSWERS =
            List.of("NoticeAck", "NoticeAckList", "NoticeStatus", "StatusUpdate", "CounterNotice", "MessageEnvelope");

    private AcnsReader() {}

    /**
     * The answers of a document, in its order.
     *
     * @param xml at most 1 MiB, at most 32 elements deep, without document type declaration
     * @throws UnreadableMessage when it is none, with the reason in one line
     */
    public static List<AcnsMessage> read(byte[] xml) {
        List<AcnsMessage> messages = messages(AnswerXml.root(xml));
        if (messages.isEmpty()) {
            throw new UnreadableMessage("an ACNS envelope without an answer");
        }
        return messages;
    }

    /** Whether it is a notice itself, such as our own that was sent back. */
    public static boolean isNotice(byte[] xml) {
        try {
            return AnswerXml.root(xml).getLocalName().equals("Infringement");
        } catch (UnreadableMessage _) {
            return false;
        }
    }

    private static List<AcnsMessage> messages(Element element) {
        return switch (element.getLocalName()) {
            case "NoticeAck" -> List.of(acknowledgement(element));
            case "NoticeAckList" -> all(AnswerXml.children(element, "NoticeAck"));
            case "NoticeStatus" ->
                AnswerXml.children(element, "CaseStatus").stream()
                        .<AcnsMessage>map(AcnsReader::status)
                        .toList();
            case "StatusUpdate" -> update(element);
            case "CounterNotice" -> List.of(counter(element, Optional.empty()));
            case "MessageEnvelope", "Message" ->
                all(AnswerXml.children(element).stream()
                        .filter(child -> ANSWERS.contains(child.getLocalName())
                                || child.getLocalName().equals("Message"))
                        .toList());
            case "Infringement" -> throw new UnreadableMessage("an ACNS notice, not an answer to one");
            default ->
                throw new UnreadableMessage("no answer of ACNS: its outermost element is "
                        + Visible.cut(Visible.line(element.getLocalName()), 60));
        };
    }

    private static List<AcnsMessage> all(List<Element> elements) {
        return elements.stream().flatMap(element -> messages(element).stream()).toList();
    }

    private static NoticeAck acknowledgement(Element element) {
        return new NoticeAck(
                caseId(element),
                flag(element, "Accepted"),
                attribute(element, "RejectReason").map(reason -> constant(RejectReason.class, reason)),
                attribute(element, "TimeStamp").map(AcnsReader::time),
                contact(required(element, "Service_Provider", "ServiceProvider")),
                text(element, "Notes").orElse(""));
    }

    private static CaseStatus status(Element element) {
        String caseId = attribute(element, "CaseID").orElseThrow(() -> lacks(element, "CaseID"));
        Element disposition = required(element, "Disposition");
        Optional<Element> network = AnswerXml.child(element, "GRStatus");
        return new CaseStatus(
                "NoticeStatus",
                caseId,
                constant(Disposition.class, text(disposition, "Type").orElseThrow(() -> lacks(disposition, "Type"))),
                text(disposition, "Reason").filter(AcnsReader::isSaid),
                text(disposition, "FirstProcessedDate").map(AcnsReader::time),
                text(disposition, "LastModifiedDate").map(AcnsReader::time),
                stamped(element),
                network.map(AcnsReader::actions).orElse(List.of()),
                AnswerXml.child(element, "UsenetStatus").flatMap(AcnsReader::removed),
                AnswerXml.child(element, "CounterNotice").map(answer -> counter(answer, Optional.of(caseId))),
                text(element, "Notes").filter(AcnsReader::isSaid));
    }

    /** With the acknowledgements that it may carry. */
    private static List<AcnsMessage> update(Element element) {
        String caseId = caseId(element);
        Element disposition = required(element, "Disposition");
        List<AcnsMessage> messages = new ArrayList<>();
        messages.add(new CaseStatus(
                "StatusUpdate",
                caseId,
                constant(
                        Disposition.class,
                        attribute(disposition, "Status").orElseThrow(() -> lacks(disposition, "Status"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                stamped(element),
                attribute(disposition, "infoStatus").stream().toList(),
                AnswerXml.child(element, "DispositionUsenet").flatMap(AcnsReader::removed),
                AnswerXml.child(element, "CounterNotice").map(answer -> counter(answer, Optional.of(caseId))),
                text(element, "Notes").filter(AcnsReader::isSaid)));
        AnswerXml.child(element, "NoticeAckList").map(AcnsReader::messages).ifPresent(messages::addAll);
        return messages;
    }

    private static List<String> actions(Element network) {
        return AnswerXml.children(network, "ActionTaken").stream()
                .map(action -> text(action, "Type").orElse("")
                        + text(action, "Time").map(time -> ", " + time).orElse(""))
                .toList();
    }

    private static Optional<Boolean> removed(Element usenet) {
        return text(usenet, "Removed").map(value -> flag(value, usenet, "Removed"));
    }

    private static CounterNotice counter(Element element, Optional<String> caseId) {
        Element content = required(element, "CounternoticeContent");
        return new CounterNotice(
                caseId,
                stamped(element),
                flag(element, "DMCA"),
                contact(required(element, "Subscriber")),
                text(content, "NoticeText").filter(AcnsReader::isSaid),
                AnswerXml.child(content, "NoticeImage").isPresent(),
                attribute(content, "RejectReason").map(reason -> constant(CounterReason.class, reason)),
                attribute(content, "OtherReason").filter(AcnsReader::isSaid),
                flag(content, "ProperlySigned"),
                flag(content, "Consent"),
                attribute(content, "Statement").filter(AcnsReader::isSaid),
                text(element, "Notes").orElse(""));
    }

    private static AcnsContact contact(Element element) {
        return new AcnsContact(
                text(element, "Entity").orElseThrow(() -> lacks(element, "Entity")),
                text(element, "Contact").filter(AcnsReader::isSaid),
                text(element, "Address").filter(AcnsReader::isSaid),
                text(element, "Phone").filter(AcnsReader::isSaid),
                text(element, "Email").orElseThrow(() -> lacks(element, "Email")),
                text(element, "ContactURL").filter(AcnsReader::isSaid));
    }

    private static String caseId(Element element) {
        Element reference = required(element, "Case");
        return text(reference, "ID").filter(AcnsReader::isSaid).orElseThrow(() -> lacks(reference, "ID"));
    }

    private static Element required(Element element, String... names) {
        return Arrays.stream(names)
                .flatMap(name -> AnswerXml.child(element, name).stream())
                .findFirst()
                .orElseThrow(() -> lacks(element, names[0]));
    }

    private static Optional<String> text(Element element, String name) {
        return AnswerXml.child(element, name).map(AnswerXml::text);
    }

    private static Optional<String> attribute(Element element, String name) {
        return element.hasAttribute(name)
                ? Optional.of(element.getAttribute(name).strip())
                : Optional.empty();
    }

    private static Instant stamped(Element element) {
        return attribute(element, "TimeStamp").map(AcnsReader::time).orElseThrow(() -> lacks(element, "TimeStamp"));
    }

    private static Optional<Boolean> flag(Element element, String name) {
        return attribute(element, name).map(value -> flag(value, element, name));
    }

    private static boolean flag(String value, Element element, String name) {
        return switch (value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                throw new UnreadableMessage(
                        "ACNS %s has a %s that is neither true nor false".formatted(element.getLocalName(), name));
        };
    }

    /** A time without zone is that of UTC, as the standard's examples are. */
    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            try {
                return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException _) {
                throw new UnreadableMessage("ACNS has a time that is none: " + shown(text));
            }
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new UnreadableMessage("ACNS has a word that the standard has not: " + shown(word)));
    }

    private static boolean isSaid(String text) {
        return !text.isBlank();
    }

    private static String shown(String text) {
        return Visible.cut(Visible.line(text), 60);
    }

    private static UnreadableMessage lacks(Element element, String name) {
        return new UnreadableMessage(
                "ACNS %s lacks %s, which the standard requires".formatted(element.getLocalName(), name));
    }
}
