package dev.colophon.browser.devtools;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Chrome DevTools Protocol in flattened sessions: commands with their answers, and events. The browser is not
 * trusted: messages are bounded by the wire, nesting by the parser; what cannot be read is dropped. Thread-safe.
 */
public final class DevTools implements DevToolsTransport.Receiver, AutoCloseable {

    /** The session of the browser itself. */
    public static final String BROWSER = "";

    /** Gets the events, one at a time, on the wire's thread; must not wait for an answer. */
    public interface Events {
        void event(String session, String method, JsonNode parameters);

        /** There will be no more events: the browser has ended. */
        default void ended() {}
    }

    private static final Events NOBODY = (session, method, parameters) -> {};
    private static final int DEEPEST = 64;
    private static final Pattern ANSWERED = Pattern.compile("\\{\\s*\"id\"\\s*:\\s*(\\d{1,9})\\b");

    private final ObjectMapper json = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(DevToolsSocket.MOST_CHARACTERS)
                    .build())
            .build());
    private final DevToolsTransport wire;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private volatile Events events = NOBODY;
    private volatile boolean open = true;

    public DevTools(DevToolsTransport wire) throws IOException {
        this.wire = wire;
        wire.open(this);
    }

    /** Parameters of a command, to be filled. */
    public static ObjectNode parameters() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Whose events they are from now on. */
    public void deliverTo(Events receiver) {
        events = receiver;
    }

    /** Events go nowhere until the next {@link #deliverTo}. */
    public void deliverToNobody() {
        events = NOBODY;
    }

    public boolean isOpen() {
        return open;
    }

    /** Sends a command; the answer completes with its result, or exceptionally with a {@link DevToolsException}. */
    public CompletableFuture<JsonNode> send(String session, String method, ObjectNode parameters) {
        int id = ids.incrementAndGet();
        ObjectNode command = parameters();
        command.put("id", id);
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        command.put("method", method).set("params", parameters);
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        var _ = answer.whenComplete((result, failure) -> waiting.remove(id));
        wire.send(command.toString());
        if (!open) {
            answer.completeExceptionally(new DevToolsException("the browser has ended"));
        }
        return answer;
    }

    /** Sends a command whose result does not matter. */
    public void tell(String session, String method, ObjectNode parameters) {
        var _ = send(session, method, parameters);
    }

    /** Sends a command and waits for its result, at most so long. */
    public JsonNode call(String session, String method, ObjectNode parameters, Duration most) throws DevToolsException {
        CompletableFuture<JsonNode> answer = send(session, method, parameters);
        try {
            return answer.get(Math.max(0, most.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(false);
            throw new DevToolsException("no answer to " + method + " within " + most.toMillis() + " ms");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new DevToolsException(cause == null ? "no reason" : String.valueOf(cause.getMessage()));
        } catch (InterruptedException e) {
            answer.cancel(false);
            Thread.currentThread().interrupt();
            throw new DevToolsException("interrupted while waiting for " + method);
        }
    }

    @Override
    public void message(String text) {
        JsonNode message;
        try {
            message = json.readTree(text);
        } catch (JsonProcessingException unreadable) {
            // Too deep or no JSON: if it was an answer, the command fails now instead of waiting in vain.
            oversized(text.substring(0, Math.min(256, text.length())));
            return;
        }
        if (message.path("id").isInt()) {
            answer(message);
        } else if (message.path("method").isTextual()) {
            events.event(
                    message.path("sessionId").asText(""), message.path("method").asText(), message.path("params"));
        }
    }

    private void answer(JsonNode message) {
        CompletableFuture<JsonNode> answer = waiting.get(message.path("id").asInt());
        if (answer == null) {
            return;
        }
        JsonNode error = message.path("error");
        if (error.isMissingNode()) {
            answer.complete(message.path("result"));
        } else {
            answer.completeExceptionally(new DevToolsException(
                    "the browser says: " + error.path("message").asText("no reason")));
        }
    }

    @Override
    public void oversized(String head) {
        Matcher id = ANSWERED.matcher(head);
        if (id.lookingAt()) {
            CompletableFuture<JsonNode> answer = waiting.get(Integer.parseInt(id.group(1)));
            if (answer != null) {
                answer.completeExceptionally(new DevToolsException("an answer that is too large or too deep"));
            }
        }
    }

    @Override
    public void closed(String why) {
        open = false;
        events.ended();
        waiting.values().forEach(answer -> answer.completeExceptionally(new DevToolsException(why)));
    }

    @Override
    public void close() {
        wire.close();
    }
}
