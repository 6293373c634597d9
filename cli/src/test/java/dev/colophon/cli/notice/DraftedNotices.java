package dev.colophon.cli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.colophon.cases.message.mail.DkimKey;
import dev.colophon.cli.Cli;
import dev.colophon.cli.ConfirmedCopies;
import dev.colophon.cli.PreparedHome;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.sending.DeliverNotices;
import dev.colophon.service.settings.Settings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A home with a notice that is drafted, and a mail server on this machine that takes what is sent. */
abstract class DraftedNotices extends ConfirmedCopies {

    static final String HOST = "abuse@host.example";
    static final Duration HOLD_OVER = Duration.ofSeconds(31);

    GreenMail server = new GreenMail();
    final List<String> said = new ArrayList<>();

    @BeforeEach
    void drafted() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.setUser(HOST, "secret");
        server.start();
        // One copy is enough: the evidence of each is verified whenever a notice about it is let go.
        files.put("/b.txt", "Not here any more.");
        files.put("/c.txt", "Not here any more.");
        PreparedHome.of("a notice to be sent", home, () -> {
            run("case", "open", "--all");
            describeOwner();
            Object _ = evidence();
            assertThat(draft("no licence").exitCode()).isZero();
            // The key that signs mail takes seconds.
            writeSettings(25);
            DkimKey _ = settings().mail().dkimKey(settings().home());
        });
        writeSettings(port);
    }

    private void writeSettings(int mailPort) throws IOException {
        Files.writeString(home.resolve("colophon.toml"), """
                [mail]
                server = "127.0.0.1:%d"
                security = "none"
                from = "notices@owner.example"
                """.formatted(mailPort));
    }

    @AfterEach
    void stopped() {
        server.stop();
    }

    Cli.Result draft(String facts, String... more) {
        return draftTo(HOST, facts, more);
    }

    Cli.Result draftTo(String address, String facts, String... more) {
        List<String> options = new ArrayList<>(List.of("--to", address, "--facts", facts));
        options.addAll(List.of(more));
        return draftDmca(options.toArray(String[]::new));
    }

    /** As if what left had left so much earlier. */
    void earlier(Duration by) {
        String url = "jdbc:sqlite:" + home.resolve("colophon.db");
        try (Connection database = DriverManager.getConnection(url);
                PreparedStatement shift = database.prepareStatement(
                        "update notice_event set at = at - ?, payload = replace(payload, ?, ?)"
                                + " where kind in ('SENDING_BEGUN', 'SENT', 'SENT_BY_HAND')")) {
            Instant now = Instant.now();
            shift.setLong(1, by.toMillis());
            shift.setString(2, "\"when\":\"" + now.toString().substring(0, 10));
            shift.setString(3, "\"when\":\"" + now.minus(by).toString().substring(0, 10));
            shift.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    Cli.Result letGo(String number) {
        return run("notice", "send", number, "--later");
    }

    /** Sends what is due by then. */
    List<NoticeStatus> deliver(Duration later) {
        return deliver(InstantSource.offset(InstantSource.system(), later));
    }

    List<NoticeStatus> deliver(InstantSource clock) {
        return new DeliverNotices(settings(), clock).deliver(Actor.local(), Optional.empty(), said::add);
    }

    Settings settings() {
        return Cli.settings(home);
    }

    JsonNode status(String number) throws IOException {
        return json("notice", "status", number, "--json").getFirst();
    }

    List<MimeMessage> received() {
        return Arrays.asList(server.getReceivedMessages());
    }

    static String header(MimeMessage mail, String name) {
        try {
            String[] values = mail.getHeader(name);
            return values == null ? "" : values[0];
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
