package dev.colophon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left out of OkHttp does nothing for connections that are used once. */
class UsedOnceTest {

    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere".getBytes(StandardCharsets.ISO_8859_1);

    private final ConnectionPool pool = UsedOnce.connections();
    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectionPool(pool)
            .fastFallback(false)
            .readTimeout(Duration.ofSeconds(5))
            .build();

    /** A server that would keep the connection: it is over when the client ends it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isClosedWhenItsAnswerIsRead(boolean whole) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 3; i++) {
                CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> answerAndAwaitEnd(listener));
                Request request = new Request.Builder()
                        .url("http://127.0.0.1:" + listener.getLocalPort() + "/" + i)
                        .build();
                try (Response response = client.newCall(request).execute()) {
                    assertThat(pool.connectionCount()).isEqualTo(1);
                    if (whole) {
                        assertThat(response.body().string()).isEqualTo("here");
                    }
                }
                assertThat(pool.connectionCount()).isZero();
                assertThat(end.get(5, TimeUnit.SECONDS)).isEqualTo(-1);
            }
        }
    }

    /** Reads the request, answers, and says what comes behind it. */
    private static int answerAndAwaitEnd(ServerSocket listener) {
        try (Socket connection = listener.accept()) {
            InputStream in = connection.getInputStream();
            byte[] head = new byte[4_096];
            int filled = 0;
            while (!new String(head, 0, filled, StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                filled += in.read(head, filled, head.length - filled);
            }
            OutputStream out = connection.getOutputStream();
            out.write(ANSWER);
            out.flush();
            return in.read();
        } catch (IOException e) {
            return -1; // ended by a reset, because bytes were not read
        }
    }

    @Test
    void aConnectionThatCannotBeMadeLeavesNone() throws IOException {
        int port;
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = listener.getLocalPort();
        }
        Request request =
                new Request.Builder().url("http://127.0.0.1:" + port + "/").build();
        assertThat(catchThrowable(() -> client.newCall(request).execute().close()))
                .isInstanceOf(IOException.class);
        assertThat(pool.connectionCount()).isZero();
    }

    /** No other client of this module's tests has a pool of its own. */
    @Test
    void wakesNoThread() throws Exception {
        try (LoopbackSite site = new LoopbackSite()) {
            site.page("/", "<p>here");
            for (int i = 0; i < 20; i++) {
                try (Response response = client.newCall(
                                new Request.Builder().url(site.url("/")).build())
                        .execute()) {
                    assertThat(response.code()).isEqualTo(200);
                }
            }
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("OkHttp ConnectionPool")
                        || thread.getName().startsWith("OkHttp TaskRunner"));
    }
}
