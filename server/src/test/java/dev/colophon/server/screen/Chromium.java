package dev.colophon.server.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.service.session.ScratchFolder;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A Chromium with one page, over its DevTools protocol, that tells what a page does beside what it shows. */
public final class Chromium implements Closeable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final ScratchFolder profile;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<JsonNode> loaded = new CompletableFuture<>();
    private String session = "";

    /** Where it is installed. */
    public static Optional<Path> program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public Chromium(Path program) throws Exception {
        profile = ScratchFolder.create("colophon-screens");
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile.path())
                .redirectErrorStream(true)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String address = said.lines()
                .filter(line -> line.startsWith("DevTools listening on "))
                .map(line -> line.substring("DevTools listening on ".length()).strip())
                .findFirst()
                .orElseThrow();
        Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {}));
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Listener())
                .get(20, TimeUnit.SECONDS);
        JsonNode target = send("Target.createTarget", Map.of("url", "about:blank"));
        session = send(
                        "Target.attachToTarget",
                        Map.of("targetId", target.get("targetId").asText(), "flatten", true))
                .get("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", Map.of());
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                try {
                    received(JSON.readTree(whole));
                } catch (IOException e) {
                    complaints.add(e.toString());
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    private void received(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer =
                    waiting.remove(message.get("id").asInt());
            if (answer != null) {
                answer.complete(message);
            }
            return;
        }
        JsonNode parameters = message.path("params");
        switch (message.path("method").asText()) {
            case "Runtime.exceptionThrown" -> complaints.add(parameters.toString());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert")
                        .contains(parameters.path("type").asText())) {
                    complaints.add(parameters.toString());
                }
            }
            case "Log.entryAdded" -> {
                if (!parameters.path("entry").path("level").asText().matches("info|verbose")) {
                    complaints.add(parameters.path("entry").toString());
                }
            }
            case "Network.requestWillBeSent" ->
                requests.add(parameters.path("request").path("url").asText());
            case "Page.loadEventFired" -> loaded.complete(parameters);
            default -> {}
        }
    }

    public JsonNode send(String method, Map<String, ?> parameters) throws Exception {
        int id = ids.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        socket.sendText(message.toString(), true).get(10, TimeUnit.SECONDS);
        JsonNode came = answer.get(30, TimeUnit.SECONDS);
        if (came.has("error")) {
            throw new IllegalStateException(method + ": " + came.get("error"));
        }
        return came.get("result");
    }

    /** Opens a page, and waits until it and its pictures are there. */
    public void open(String address) throws Exception {
        loaded = new CompletableFuture<>();
        send("Page.navigate", Map.of("url", address));
        loaded.get(30, TimeUnit.SECONDS);
    }

    /** Does something that leads to another page, and waits for that. */
    public void leave(String script) throws Exception {
        loaded = new CompletableFuture<>();
        run(script);
        loaded.get(30, TimeUnit.SECONDS);
    }

    public void press(String key) throws Exception {
        send("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key, "text", key));
        send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
    }

    /** Presses a key as a keyboard does: with its code, and Shift for what needs it. */
    public void typed(String key) throws Exception {
        boolean enter = key.equals("Enter");
        boolean shifted = key.equals("?") || (key.length() == 1 && Character.isUpperCase(key.charAt(0)));
        int modifiers = shifted ? 8 : 0;
        String text = enter ? "\r" : key;
        send(
                "Input.dispatchKeyEvent",
                Map.of(
                        "type",
                        "keyDown",
                        "key",
                        key,
                        "text",
                        text,
                        "modifiers",
                        modifiers,
                        "windowsVirtualKeyCode",
                        enter ? 13 : (int) Character.toUpperCase(key.charAt(0))));
        send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "modifiers", modifiers));
    }

    /** Presses a key that leads to another page, and waits for that. */
    public void leaveBy(String key) throws Exception {
        loaded = new CompletableFuture<>();
        typed(key);
        loaded.get(30, TimeUnit.SECONDS);
    }

    /** From now on pages tell the time by {@code turnMinute()}: what they do every minute is done then. */
    public void clockOfPages() throws Exception {
        send(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of(
                        "source",
                        "(() => { const usual = setInterval, kept = []; window.setInterval = (what, after, ...rest) => "
                                + "after === 60000 ? kept.push(what) : usual(what, after, ...rest);"
                                + "window.turnMinute = () => kept.forEach(what => { what(); }); })()"));
    }

    /** Gives files to the field that a selector finds. */
    public void choose(String selector, Path file) throws Exception {
        JsonNode root = send("DOM.getDocument", Map.of());
        JsonNode field = send(
                "DOM.querySelector",
                Map.of("nodeId", root.path("root").path("nodeId").asInt(), "selector", selector));
        send("DOM.setFileInputFiles", Map.of("nodeId", field.get("nodeId").asInt(), "files", List.of(file.toString())));
    }

    /** What a script comes to, by value. */
    public JsonNode run(String script) throws Exception {
        JsonNode result =
                send("Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(result.get("exceptionDetails").toString());
        }
        return result.path("result").path("value");
    }

    public void look(int width, boolean dark) throws Exception {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        send(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    public byte[] picture() throws Exception {
        return Base64.getDecoder()
                .decode(send("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                        .get("data")
                        .asText());
    }

    /** Errors and warnings since they were asked for last. */
    public List<String> complaints() {
        List<String> all = new ArrayList<>(complaints);
        complaints.clear();
        return all;
    }

    /** Everything that was asked for, likewise. */
    public List<String> requests() {
        List<String> all = new ArrayList<>(requests);
        requests.clear();
        return all;
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        profile.close();
    }
}
