package dev.colophon.cases.message.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.UnreadableMessage;
import dev.colophon.cases.message.acns.AcnsMessage;
import dev.colophon.cases.message.acns.AcnsReader;
import dev.colophon.cases.message.answer.NoticeAnswer.Acknowledgement;
import dev.colophon.cases.message.answer.NoticeAnswer.AutomaticReply;
import dev.colophon.cases.message.answer.NoticeAnswer.Counter;
import dev.colophon.cases.message.answer.NoticeAnswer.Reported;
import dev.colophon.cases.message.answer.NoticeAnswer.Status;
import dev.colophon.cases.message.answer.NoticeAnswer.Unknown;
import dev.colophon.cases.message.xarf.XarfReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what came back, as a file: a mail (.eml), ACNS (.xml) or XARF (.json). */
public final class AnswerFile {

    /** Longer ones are not read. */
    public static final int MOST_BYTES = InboundMailReader.MOST_BYTES;

    private AnswerFile() {}

    /**
     * What it says.
     *
     * @throws UnreadableMessage when it is none of these, or more than is taken; one line says why
     */
    public static AnswerContent read(byte[] file) {
        if (file.length > MOST_BYTES) {
            throw new UnreadableMessage("an answer of more than 10 MiB is not read: give it without its attachments");
        }
        return switch (first(file)) {
            case '<' -> alone(acns(file));
            case '{', '[' -> alone(List.of(new Reported(XarfReader.read(file))));
            default -> mail(InboundMailReader.read(file));
        };
    }

    /** The first character that is no blank and no byte order mark. */
    private static char first(byte[] file) {
        String beginning = new String(file, 0, Math.min(file.length, 1_000), UTF_8);
        return beginning
                .codePoints()
                .filter(point -> point != 0xFEFF && !Character.isWhitespace(point))
                .mapToObj(point -> (char) point)
                .findFirst()
                .orElse(' ');
    }

    private static AnswerContent alone(List<NoticeAnswer> answers) {
        return new AnswerContent(Optional.empty(), answers, List.of(), false);
    }

    private static AnswerContent mail(InboundMail mail) {
        List<NoticeAnswer> answers = new ArrayList<>();
        mail.deliveryStatus().forEach(status -> answers.addAll(DeliveryStatus.reports(status, mail.returned())));
        if (answers.isEmpty()) {
            answers.addAll(said(mail));
        }
        return new AnswerContent(Optional.of(mail.head()), answers, mail.attachments(), mail.undecoded());
    }

    private static List<NoticeAnswer> said(InboundMail mail) {
        String own = OwnWords.of(mail.text());
        List<NoticeAnswer> answers = new ArrayList<>(
                Stream.concat(OwnWords.elements(own).stream().map(text -> text.getBytes(UTF_8)), mail.xml().stream())
                        .flatMap(xml -> read(xml, own).stream())
                        .distinct()
                        .toList());
        mail.json().forEach(json -> answers.add(reported(json, own)));
        if (answers.stream().noneMatch(Counter.class::isInstance)) {
            CounterStatement.of(own).map(Counter::new).ifPresent(answers::add);
        }
        if (answers.isEmpty()) {
            answers.add(
                    mail.automatic()
                            ? new AutomaticReply(own)
                            : new Unknown(
                                    mail.undecoded()
                                            ? "text of it could not be decoded, or not to its end: a person has to read it"
                                            : "no form that is known: a person has to read it",
                                    own));
        }
        return answers;
    }

    /** One unreadable part costs the others nothing. Our own notice, sent back with the answer, says nothing. */
    private static List<NoticeAnswer> read(byte[] xml, String text) {
        try {
            return acns(xml);
        } catch (UnreadableMessage unreadable) {
            return AcnsReader.isNotice(xml)
                    ? List.of()
                    : List.of(new Unknown(String.valueOf(unreadable.getMessage()), text));
        }
    }

    private static NoticeAnswer reported(byte[] json, String text) {
        try {
            return new Reported(XarfReader.read(json));
        } catch (UnreadableMessage unreadable) {
            return new Unknown(String.valueOf(unreadable.getMessage()), text);
        }
    }

    private static List<NoticeAnswer> acns(byte[] xml) {
        return AcnsReader.read(xml).stream().flatMap(AnswerFile::answers).toList();
    }

    /** A status may carry the counter-notice with it. */
    private static Stream<NoticeAnswer> answers(AcnsMessage message) {
        return switch (message) {
            case AcnsMessage.NoticeAck acknowledgement -> Stream.of(new Acknowledgement(acknowledgement));
            case AcnsMessage.CaseStatus status ->
                Stream.concat(
                        Stream.of(new Status(status)),
                        status.counterNotice().map(CounterStatement::of).map(Counter::new).stream());
            case AcnsMessage.CounterNotice notice -> Stream.of(new Counter(CounterStatement.of(notice)));
        };
    }
}
