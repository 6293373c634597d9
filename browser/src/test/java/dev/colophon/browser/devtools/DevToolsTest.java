package dev.colophon.browser.devtools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DevToolsTest {

    /** Keeps what is sent; the test says what comes in. */
    private static final class Tape implements DevToolsTransport {
        final List<JsonNode> sent = new ArrayList<>();
        Optional<Receiver> receiver = Optional.empty();

        @Override
        public void open(Receiver to) {
            receiver = Optional.of(to);
        }

        @Override
        public void send(String message) {
            try {
                sent.add(new ObjectMapper().readTree(message));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            receiver.orElseThrow().closed("closed here");
        }
    }

    private final Tape wire = new Tape();
    private DevTools tools;

    @BeforeEach
    void open() throws IOException {
        tools = new DevTools(wire);
    }

    private CompletableFuture<JsonNode> ask(String session) {
        return tools.send(session, "Page.navigate", DevTools.parameters().put("url", "https://example.org/\"\u4e2d"));
    }

    @Test
    void commandsCarryNumberSessionAndParameters() {
        var _ = ask("S1");
        var _ = ask(DevTools.BROWSER);

        assertThat(wire.sent.getFirst().toString())
                .isEqualTo("{\"id\":1,\"sessionId\":\"S1\",\"method\":\"Page.navigate\","
                        + "\"params\":{\"url\":\"https://example.org/\\\"\u4e2d\"}}");
        assertThat(wire.sent.getLast().has("sessionId")).isFalse();
        assertThat(wire.sent.getLast().path("id").asInt()).isEqualTo(2);
    }

    @Test
    void answersFindTheirCommandsInAnyOrder() throws Exception {
        var first = ask("S1");
        var second = ask("S1");

        tools.message("{\"id\":2,\"result\":{\"n\":2}}");
        tools.message("{\"id\":1,\"result\":{\"n\":1}}");
        tools.message("{\"id\":99,\"result\":{}}");

        assertThat(first.get().path("n").asInt()).isEqualTo(1);
        assertThat(second.get().path("n").asInt()).isEqualTo(2);
    }

    @Test
    void errorsSilenceAndTheEndAreFailures() {
        var refused = ask("S1");
        tools.message("{\"id\":1,\"error\":{\"code\":-32000,\"message\":\"no such target\"}}");
        assertThatThrownBy(refused::get).hasMessageContaining("the browser says: no such target");

        assertThatThrownBy(() -> tools.call("", "Page.enable", DevTools.parameters(), Duration.ofMillis(1)))
                .isInstanceOf(DevToolsException.class)
                .hasMessage("no answer to Page.enable within 1 ms");

        var waiting = ask("S1");
        tools.close();
        assertThat(tools.isOpen()).isFalse();
        assertThatThrownBy(waiting::get).isInstanceOf(ExecutionException.class).hasMessageContaining("closed here");
        assertThatThrownBy(ask("S1")::get).hasMessageContaining("the browser has ended");
    }

    @Test
    void anAnswerThatIsTooLargeFailsItsCommandAlone() throws Exception {
        var large = ask("S1");
        var small = ask("S1");

        tools.oversized("{\"id\":1,\"result\":{\"data\":\"iVBORw0");
        tools.message("{\"id\":2,\"result\":{}}");

        assertThatThrownBy(large::get).hasMessageContaining("too large or too deep");
        assertThat(small.get().isObject()).isTrue();
    }

    @Test
    void anAnswerThatIsTooDeepFailsItsCommandAlone() {
        var deep = ask("S1");

        tools.message("{\"id\":1,\"result\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");

        assertThatThrownBy(deep::get).hasMessageContaining("too large or too deep");
    }

    @Test
    void eventsGoToWhoeverListensAndNonsenseToNobody() {
        List<String> heard = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        tools.message("{\"method\":\"Page.lost\",\"params\":{}}");
        tools.deliverTo(new DevTools.Events() {
            @Override
            public void event(String session, String method, JsonNode parameters) {
                heard.add(session + " " + method + " " + parameters);
            }

            @Override
            public void ended() {
                ended.add("ended");
            }
        });

        tools.message("{\"method\":\"Page.loadEventFired\",\"sessionId\":\"S1\",\"params\":{\"t\":1}}");
        tools.message("{\"method\":\"Target.x\"}");
        for (String nonsense :
                List.of("", "null", "[]", "7", "{\"id\":\"1\"}", "{\"method\":1}", "{\"id\":1", "\u0000")) {
            tools.message(nonsense);
        }
        tools.closed("over");

        assertThat(heard).containsExactly("S1 Page.loadEventFired {\"t\":1}", " Target.x ");
        assertThat(ended).containsExactly("ended");
    }

    @Test
    void anAddressElsewhereIsNotConnectedTo() {
        String path = "/devtools/browser/accb6bdb-8f46-4303-9d69-0be4df90ff9a";
        assertThatThrownBy(() -> new DevToolsSocket(0, path)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DevToolsSocket(70_000, path)).isInstanceOf(IllegalArgumentException.class);
        for (String wrong : List.of("", "/json", "@example.org" + path, path + "?x", path + "/../..")) {
            assertThatThrownBy(() -> new DevToolsSocket(9_222, wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
