package dev.colophon.demo.acts.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail is taken as RFC 5321 says, within bounds. */
class MailReceiverTest {

    private static final String MAIL = "Message-ID: <1@owner.example>\r\nFrom: a@owner.example\r\n\r\n..a dot\r\n.\r\n";

    private final List<ReceivedMail> taken = new CopyOnWriteArrayList<>();
    private final MailReceiver server;
    private final Socket connection;
    private final BufferedReader answers;

    MailReceiverTest() throws IOException {
        server = new MailReceiver(new MailReceiver.Mailboxes() {
            @Override
            public Optional<String> refusal(String address) {
                return address.startsWith("nobody@") ? Optional.of("No such mailbox here") : Optional.empty();
            }

            @Override
            public void take(ReceivedMail mail) {
                taken.add(mail);
            }
        });
        String port = server.address().substring(server.address().indexOf(':') + 1);
        connection = new Socket(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(port));
        answers = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
    }

    @BeforeEach
    void greeted() throws IOException {
        assertThat(answers.readLine()).startsWith("220 ");
    }

    @AfterEach
    void closed() throws IOException {
        connection.close();
        server.close();
    }

    private String said(String line) throws IOException {
        connection.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
        String answer = answers.readLine();
        while (answer != null && answer.startsWith("250-")) {
            answer = answers.readLine();
        }
        return String.valueOf(answer);
    }

    @Test
    void aMailIsTakenWithItsSenderAndRecipient() throws IOException {
        assertThat(said("EHLO owner.example")).startsWith("250 SIZE ");
        assertThat(said("MAIL FROM:<a@owner.example>")).startsWith("250 ");
        assertThat(said("RCPT TO:<abuse@host.example>")).startsWith("250 ");
        assertThat(said("DATA")).startsWith("354 ");
        assertThat(said(MAIL.substring(0, MAIL.length() - 2))).startsWith("250 2.0.0 Ok: queued as ");
        assertThat(taken)
                .containsExactly(new ReceivedMail("abuse@host.example", "<1@owner.example>", "a@owner.example", false));
        assertThat(said("DATA")).as("the next mail has a sender of its own").startsWith("503 ");
        assertThat(said("QUIT")).startsWith("221 ");
        assertThat(answers.readLine()).isNull();
    }

    @Test
    void whatIsOutOfOrderIsRefusedAndEndsNothing() throws IOException {
        assertThat(said("RCPT TO:<abuse@host.example>")).startsWith("503 ");
        assertThat(said("MAIL FROM:<a@owner.example>")).startsWith("250 ");
        assertThat(said("RCPT TO:<nobody@host.example>")).isEqualTo("550 5.1.1 No such mailbox here");
        assertThat(said("DATA")).startsWith("503 ");
        assertThat(said("VRFY abuse")).startsWith("502 ");
        assertThat(said("RCPT TO:<abuse@host.example>")).startsWith("250 ");
        assertThat(said("DATA")).startsWith("354 ");
        assertThat(said("Subject: without an id\r\n\r\n.")).startsWith("554 ");
        assertThat(taken).isEmpty();
    }

    @Test
    void aMailThatIsTooLongIsReadToItsEndAndRefused() throws IOException {
        said("MAIL FROM:<a@owner.example>");
        said("RCPT TO:<abuse@host.example>");
        assertThat(said("DATA")).startsWith("354 ");
        byte[] line = ("x".repeat(998) + "\r\n").getBytes(ISO_8859_1);
        for (int i = 0; i <= (10 << 20) / line.length; i++) {
            connection.getOutputStream().write(line);
        }
        assertThat(said(".")).startsWith("552 ");
        assertThat(said("NOOP")).startsWith("250 ");
        assertThat(taken).isEmpty();
    }

    @Test
    void aCommandWithoutAnEndEndsTheSession() throws IOException {
        connection.getOutputStream().write("X".repeat(2_000).getBytes(ISO_8859_1));
        assertThat(answers.readLine()).isNull();
    }
}
