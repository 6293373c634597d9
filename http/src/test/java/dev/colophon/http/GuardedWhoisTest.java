package dev.colophon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.http.GuardedWhois.Limits;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardRule;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.http.guard.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whois with a real server on loopback, within bounds, and nowhere where the guard does not go. */
class GuardedWhoisTest {

    private static final Limits QUICK = new Limits(Duration.ofSeconds(2), Duration.ofMillis(700), 4_096);

    @TempDir
    Path scratch;

    private ServerSocket server;
    private final CompletableFuture<String> asked = new CompletableFuture<>();

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private interface Answer {
        void to(Socket client) throws Exception;
    }

    private void answers(Answer answer) {
        Thread.ofVirtual().start(() -> {
            try (Socket client = server.accept()) {
                StringBuilder line = new StringBuilder();
                int c;
                while ((c = client.getInputStream().read()) >= 0 && c != '\n') {
                    line.append((char) c);
                }
                asked.complete(line.toString());
                answer.to(client);
            } catch (Exception e) {
                asked.completeExceptionally(e);
            }
        });
    }

    private GuardSettings settings(String... allowed) {
        return GuardSettings.of("https://example.org/bot", scratch).withAllowed(AllowList.of(List.of(allowed)));
    }

    private String door() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private byte[] ask(String query) throws Refused, IOException {
        return new GuardedWhois(settings(door()), QUICK).ask("127.0.0.1", server.getLocalPort(), query);
    }

    @Test
    void asksOneLineAndTakesWhatComes() throws Exception {
        answers(client -> client.getOutputStream().write("refer: whois.example\r\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(ask("pirate.example")).asString(StandardCharsets.UTF_8).isEqualTo("refer: whois.example\r\n");
        assertThat(asked.get(5, TimeUnit.SECONDS)).isEqualTo("pirate.example\r");
    }

    @Test
    void anEndlessAnswerIsCutOff() throws Exception {
        answers(client -> {
            while (true) {
                client.getOutputStream().write(new byte[1_000]);
            }
        });
        assertThat(ask("pirate.example")).hasSize(QUICK.bytes());
    }

    @Test
    void aDripEndsInTime() {
        answers(client -> {
            while (true) {
                client.getOutputStream().write('x');
                Thread.sleep(100);
            }
        });
        assertThatThrownBy(() -> ask("pirate.example"))
                .isInstanceOf(IOException.class)
                .hasMessage("127.0.0.1 gave no whole answer in time");
    }

    @Test
    void loopbackIsRefusedUnlessItIsAllowed() {
        assertThatThrownBy(() ->
                        new GuardedWhois(settings(), QUICK).ask("127.0.0.1", server.getLocalPort(), "pirate.example"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.rule()).isEqualTo(GuardRule.ADDRESS));
        assertThatThrownBy(() -> new GuardedWhois(
                                settings().withResolver(name -> List.of(InetAddress.ofLiteral("10.0.0.1"))), QUICK)
                        .ask("whois.example", 43, "pirate.example"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.rule()).isEqualTo(GuardRule.ADDRESS));
    }

    @Test
    void noOtherPortOfAPublicServerIsAsked() {
        GuardSettings elsewhere = settings().withResolver(name -> List.of(InetAddress.ofLiteral("9.9.9.9")));
        for (int port : new int[] {25, 80, 8_043}) {
            assertThatThrownBy(() -> new GuardedWhois(elsewhere, QUICK).ask("whois.example", port, "pirate.example"))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.rule()).isEqualTo(GuardRule.PORT));
        }
    }

    @Test
    void aBlockedServerIsNotAsked() {
        assertThatThrownBy(() -> new GuardedWhois(settings(door()).withBlocked(Set.of("127.0.0.1")), QUICK)
                        .ask("127.0.0.1", server.getLocalPort(), "pirate.example"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.rule()).isEqualTo(GuardRule.BLOCKED));
    }

    @Test
    void aQuestionIsOneLine() {
        for (String query : new String[] {"", "a\r\nb", "例子.example", "a".repeat(256)}) {
            assertThatThrownBy(() -> ask(query))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("no question for whois");
        }
    }
}
