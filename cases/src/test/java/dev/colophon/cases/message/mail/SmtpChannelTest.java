package dev.colophon.cases.message.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.mail.SmtpServer.Login;
import dev.colophon.cases.message.mail.SmtpServer.Security;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of a mail is said as it is, whatever the server does and whenever it breaks off. */
class SmtpChannelTest {

    @TempDir
    static Path folder;

    private static SignedMail mail = new SignedMail("", SampleMail.FROM, SampleMail.TO, new byte[0]);

    @BeforeAll
    static void sign() {
        mail = SignedMail.of(SampleMail.of(), SampleMail.key(folder));
    }

    private static SmtpServer server(int port, Security security) {
        return new SmtpServer(
                "127.0.0.1",
                port,
                security,
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2));
    }

    private static Delivery send(ScriptedSmtp smtp) {
        return new SmtpChannel(server(smtp.port(), Security.LOCAL)).send(mail);
    }

    @Test
    void whatTheServerTookHasItsNameThere() throws IOException {
        try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of())) {
            assertThat(send(smtp)).isEqualTo(new Delivery.Accepted("4F1A2B"));
            assertThat(smtp.mails()).isOne();
            assertThat(smtp.connections()).isOne();
        }
        try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of(".", "250 OK thank you", "QUIT", "CLOSE"))) {
            assertThat(send(smtp)).isEqualTo(new Delivery.Accepted("250 OK thank you"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such user, 550",
        "RCPT, 553 5.1.2 no such host, 553",
        "DATA, 554 5.3.4 too big, 554",
        "., 552 5.2.2 mailbox full, 552"
    })
    void aRefusalForGoodIsOne(String verb, String answer, int code) throws IOException {
        try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of(verb, answer))) {
            assertThat(send(smtp)).isInstanceOfSatisfying(Delivery.RefusedForGood.class, refused -> {
                assertThat(refused.code()).isEqualTo(code);
                assertThat(refused.answer()).contains(answer.substring(4));
            });
        }
    }

    /** What our own server has against us is no fault of the recipient, and another address of theirs would not help. */
    @ParameterizedTest
    @CsvSource({
        "MAIL, 550 5.7.1 not your address, takes no mail from",
        "MAIL, 530 5.7.0 Authentication required, wants TLS or a user first",
        "MAIL, 554 5.7.1 not your address, set `from` in [mail]",
        "GREETING, 554 5.7.1 not your address, your own mail server; refuses us at its greeting: 554 5.7.1 not your address",
        "GREETING, garbage, does not greet as a mail server does; but with: garbage",
        "GREETING, CLOSE, gave no greeting: the server closed the connection",
        "MAIL, CLOSE, the server closed the connection"
    })
    void whatOurServerRefusesWaitsAndIsSaid(String verb, String answer, String said) throws IOException {
        try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of(verb, answer))) {
            assertThat(send(smtp))
                    .isInstanceOfSatisfying(
                            Delivery.RefusedForNow.class,
                            refused -> assertThat(refused.why())
                                    .contains(said.replace(';', ','))
                                    .doesNotContain("[EOF]"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 4.3.2 try later",
        "GREETING, CLOSE",
        "MAIL, 451 4.3.0 try later",
        "MAIL, CLOSE",
        "RCPT, 450 4.2.1 greylisted",
        "RCPT, CLOSE",
        "RCPT, SILENCE",
        "DATA, 451 4.3.0 try later",
        "DATA, CLOSE",
        "., 451 4.3.0 try later"
    })
    void whatCanChangeMayBeTriedAgain(String verb, String answer) throws IOException {
        try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of(verb, answer))) {
            assertThat(send(smtp)).isInstanceOf(Delivery.RefusedForNow.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"CONTENT, CLOSE", "., CLOSE", "., SILENCE", "., garbage"})
    void whatBreaksOffOnItsWayIsUnknown(String verb, String answer) throws IOException {
        try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of(verb, answer))) {
            assertThat(send(smtp)).isInstanceOf(Delivery.Unknown.class);
            assertThat(smtp.connections()).as("never sent again by itself").isOne();
            assertThat(smtp.mails()).isLessThanOrEqualTo(1);
        }
    }

    private static SmtpServer hurried(int port, Security security) {
        return new SmtpServer(
                "127.0.0.1",
                port,
                security,
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("full")
    void aServerHasLessTimeToGreetThanToTakeAMail(boolean tls) throws Exception {
        TestCertificate certificate = TestCertificate.make(folder);
        for (String verb : List.of("GREETING", "MAIL", ".")) {
            try (ScriptedSmtp smtp = new ScriptedSmtp(
                    Map.of(verb, "LATE 250 2.0.0 Ok: queued as 4F1A2B"),
                    tls ? certificate.shown() : ServerSocketFactory.getDefault())) {
                SmtpServer server = hurried(smtp.port(), tls ? Security.TLS : Security.LOCAL);
                assertThat(new SmtpChannel(server, certificate.trusted()).send(mail))
                        .as(verb)
                        .isInstanceOf(verb.equals(".") ? Delivery.Accepted.class : Delivery.RefusedForNow.class);
            }
        }
    }

    @Test
    @Timeout(15)
    void whoNeverBeginsTlsIsNotWaitedForLonger() throws IOException {
        try (ScriptedSmtp silent = new ScriptedSmtp(Map.of("GREETING", "SILENCE"))) {
            assertThat(new SmtpChannel(hurried(silent.port(), Security.TLS)).send(mail))
                    .isInstanceOf(Delivery.RefusedForNow.class);
        }
    }

    @Test
    void whereNobodyListensNothingIsTaken() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(new SmtpChannel(server(free, Security.LOCAL)).send(mail))
                .isInstanceOfSatisfying(
                        Delivery.RefusedForNow.class,
                        refused -> assertThat(refused.why()).startsWith("127.0.0.1:" + free + " cannot be reached"));
    }

    @Test
    void withoutTlsNothingIsSaidThatMatters() throws IOException {
        try (ScriptedSmtp smtp = new ScriptedSmtp(Map.of())) {
            assertThat(new SmtpChannel(server(smtp.port(), Security.STARTTLS)).send(mail))
                    .isInstanceOf(Delivery.RefusedForNow.class);
            assertThat(smtp.mails()).isZero();
        }
        assertThatThrownBy(() -> SmtpServer.of("192.0.2.1", 25, Security.LOCAL, Optional.empty()))
                .isInstanceOf(MessageRefused.class)
                .hasMessageContaining("use TLS or STARTTLS");
        assertThatThrownBy(() -> SmtpServer.of("127.0.0.1", 0, Security.LOCAL, Optional.empty()))
                .isInstanceOf(MessageRefused.class);
    }

    @Test
    void aPasswordIsNotPrinted() {
        SmtpServer server = SmtpServer.of("127.0.0.1", 25, Security.LOCAL, Optional.of(new Login("ada", "geheim")));
        assertThat(server.toString()).contains("ada").doesNotContain("geheim");
    }
}
