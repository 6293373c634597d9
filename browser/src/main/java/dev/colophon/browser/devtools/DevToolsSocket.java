package dev.colophon.browser.devtools;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The WebSocket to our own Chromium. The only connection of this module that the guarded client does not open: it can
 * lead nowhere but to a port of 127.0.0.1, the one that our child said it listens on, and follows no redirect and no
 * proxy.
 */
public final class DevToolsSocket implements DevToolsTransport, WebSocket.Listener {

    /** Screenshots and MHTML come as one message. */
    static final int MOST_CHARACTERS = 64 << 20;

    private static final int HEAD_CHARACTERS = 256;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Pattern PATH = Pattern.compile("/devtools/browser/[0-9a-f-]{36}");

    private final URI address;
    private final HttpClient http;
    private final StringBuilder message = new StringBuilder();
    private boolean oversized;
    private @Nullable Receiver receiver;

    /** Completes when everything queued so far has left; guarded by this. */
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    private @Nullable WebSocket socket;

    public DevToolsSocket(int port, String path) {
        if (port < 1 || port > 65_535 || !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not an address of DevTools: port " + port + ", path " + path);
        }
        this.address = URI.create("ws://127.0.0.1:" + port + path);
        this.http = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    @Override
    public void open(Receiver to) throws IOException {
        receiver = to;
        try {
            WebSocket connected = http.newWebSocketBuilder()
                    .connectTimeout(CONNECT)
                    .buildAsync(address, this)
                    .get(CONNECT.toSeconds(), TimeUnit.SECONDS);
            synchronized (this) {
                socket = connected;
            }
        } catch (ExecutionException | TimeoutException e) {
            http.shutdownNow();
            throw new IOException("no connection to the browser's DevTools", e);
        } catch (InterruptedException e) {
            http.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while connecting to the browser", e);
        }
    }

    @Override
    public synchronized void send(String text) {
        WebSocket to = socket;
        if (to != null) {
            // One at a time, as WebSocket demands, without a thread that waits; after a failure the rest is dropped.
            sent = sent.thenCompose(done -> to.sendText(text, true));
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        if (!oversized && message.length() + part.length() <= MOST_CHARACTERS) {
            message.append(part);
        } else if (!oversized) {
            oversized = true;
            message.setLength(Math.min(HEAD_CHARACTERS, message.length()));
        }
        if (last) {
            String text = message.toString();
            boolean whole = !oversized;
            message.setLength(0);
            message.trimToSize();
            oversized = false;
            if (receiver != null) {
                deliver(receiver, text, whole);
            }
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private static void deliver(Receiver receiver, String text, boolean whole) {
        if (whole) {
            receiver.message(text);
        } else {
            receiver.oversized(text);
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ended("the browser closed the connection");
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        ended("the connection to the browser broke");
    }

    private void ended(String why) {
        if (receiver != null) {
            receiver.closed(why);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (socket != null) {
                socket.abort();
            }
            socket = null;
        }
        http.shutdownNow();
        ended("the connection to the browser was closed");
    }
}
