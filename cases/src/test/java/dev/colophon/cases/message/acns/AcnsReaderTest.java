package dev.colophon.cases.message.acns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.cases.message.UnreadableMessage;
import dev.colophon.cases.message.acns.AcnsMessage.CaseStatus;
import dev.colophon.cases.message.acns.AcnsMessage.CounterNotice;
import dev.colophon.cases.message.acns.AcnsMessage.CounterReason;
import dev.colophon.cases.message.acns.AcnsMessage.Disposition;
import dev.colophon.cases.message.acns.AcnsMessage.NoticeAck;
import dev.colophon.cases.message.acns.AcnsMessage.RejectReason;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcnsReaderTest {

    private static List<AcnsMessage> read(String xml) {
        return AcnsReader.read(xml.getBytes(UTF_8));
    }

    @Test
    void whatTheTestsReadIsValid() throws Exception {
        Validator validator = AcnsSchema.load().newValidator();
        for (String answer : List.of(
                AcnsAnswers.acknowledgement("Complianant"),
                AcnsAnswers.rejection(),
                AcnsAnswers.status(),
                AcnsAnswers.update(),
                AcnsAnswers.counterNotice())) {
            validator.validate(new StreamSource(new StringReader(answer)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Complianant", "Complainant"})
    void anAcknowledgementIsRead(String complainant) {
        assertThat(read(AcnsAnswers.acknowledgement(complainant)))
                .singleElement()
                .isInstanceOfSatisfying(NoticeAck.class, ack -> {
                    assertThat(ack.caseId()).isEqualTo("N-17");
                    assertThat(ack.accepted()).contains(true);
                    assertThat(ack.rejectReason()).isEmpty();
                    assertThat(ack.timeStamp()).contains(Instant.parse("2026-11-28T04:00:00Z"));
                    assertThat(ack.serviceProvider().entity()).isEqualTo("Music Host Ltd");
                    assertThat(ack.notes()).isEqualTo("queued");
                });
        assertThat(read(AcnsAnswers.rejection())).singleElement().isInstanceOfSatisfying(NoticeAck.class, ack -> {
            assertThat(ack.accepted()).contains(false);
            assertThat(ack.rejectReason()).contains(RejectReason.IP_OUT_OF_RANGE);
        });
    }

    @Test
    void aStatusOfSeveralCasesIsRead() {
        List<AcnsMessage> messages = read(AcnsAnswers.status());
        assertThat(messages).hasSize(2).hasOnlyElementsOfType(CaseStatus.class);
        CaseStatus removed = (CaseStatus) messages.getFirst();
        assertThat(removed.caseId()).isEqualTo("N-17");
        assertThat(removed.disposition()).isEqualTo(Disposition.CLOSED);
        assertThat(removed.reason()).contains("removed");
        assertThat(removed.actions()).containsExactly("REMOVED, 2026-11-30T00:00:00Z");
        assertThat(removed.lastModified()).contains(Instant.parse("2026-12-01T00:00:00Z"));
        CounterNotice counter =
                ((CaseStatus) messages.getLast()).counterNotice().orElseThrow();
        assertThat(counter.caseId()).contains("N-18");
        assertThat(counter.reason()).contains(CounterReason.MISIDENTIFIED);
        assertThat(counter.subscriber().phone()).contains("+1 555 0199");
        assertThat(counter.properlySigned()).contains(true);
    }

    @Test
    void theDeprecatedUpdateAndACounterNoticeAloneAreRead() {
        assertThat(read(AcnsAnswers.update())).singleElement().isInstanceOfSatisfying(CaseStatus.class, status -> {
            assertThat(status.element()).isEqualTo("StatusUpdate");
            assertThat(status.disposition()).isEqualTo(Disposition.OPEN);
            assertThat(status.actions()).containsExactly("ACTION");
        });
        assertThat(read(AcnsAnswers.counterNotice()))
                .singleElement()
                .isInstanceOfSatisfying(
                        CounterNotice.class,
                        counter -> assertThat(counter.caseId()).isEmpty());
    }

    @Test
    void anEnvelopeHoldsAnswers() {
        String inner = AcnsAnswers.acknowledgement("Complianant").replaceFirst("<\\?xml[^>]*>\\s*", "");
        assertThat(read(
                        "<MessageEnvelope xmlns=\"http://www.acns.net/ACNS\"><Message Type=\"ACNSNoticeAck\">%s</Message></MessageEnvelope>"
                                .formatted(inner)))
                .singleElement()
                .isInstanceOf(NoticeAck.class);
        assertThatThrownBy(() -> read("<MessageEnvelope/>")).isInstanceOf(UnreadableMessage.class);
    }

    @Test
    void whatTheStandardRequiresAndIsNotThereIsNamed() {
        String good = AcnsAnswers.acknowledgement("Complianant");
        assertThatThrownBy(() -> read(good.replace("<ID>N-17</ID>", "")))
                .hasMessage("ACNS Case lacks ID, which the standard requires");
        assertThatThrownBy(() -> read(good.replace("Service_Provider", "Provider")))
                .hasMessageContaining("NoticeAck lacks Service_Provider");
        assertThatThrownBy(() -> read(good.replace("\"true\"", "\"perhaps\"")))
                .hasMessageContaining("neither true nor false");
        assertThatThrownBy(() -> read(good.replace("2026-11-28T12:00:00+08:00", "yesterday")))
                .hasMessageContaining("a time that is none: yesterday");
        assertThatThrownBy(() -> read(AcnsAnswers.status().replace("CLOSED", "GONE")))
                .hasMessageContaining("a word that the standard has not: GONE");
        assertThatThrownBy(() -> read(AcnsWriter.document(SampleInfringement.whole("x"))))
                .hasMessageContaining("an ACNS notice, not an answer");
    }

    @Test
    void nothingIsExpandedAndNothingIsTakenFromOutside() {
        String good = AcnsAnswers.acknowledgement("Complianant");
        String dtd = good.replaceFirst("\\?>", "?><!DOCTYPE NoticeAck [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")
                .replace("queued", "&e;");
        assertThatThrownBy(() -> read(dtd))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("document type");
    }

    @Test
    void depthAndLengthAreBounded() {
        String nested = "<a>".repeat(33) + "</a>".repeat(33);
        assertThatThrownBy(() -> read(nested))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("32 elements deep");
        assertThatThrownBy(() -> read("<a>".repeat(32) + "</a>".repeat(32)))
                .as("so deep it is read, and no answer")
                .hasMessageContaining("no answer of ACNS");
        assertThatThrownBy(() -> AcnsReader.read(new byte[(1 << 20) + 1])).hasMessageContaining("1,048,576 bytes");
    }
}
