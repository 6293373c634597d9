package dev.colophon.benchmark.lists;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The pages of a server on this machine, as somebody sees them who was let in. */
final class ServedPages implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int OK = 200;

    private final String address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** @param link that lets in once */
    ServedPages(String address, String link) throws IOException {
        this.address = address;
        int _ = get(URI.create(link));
    }

    /**
     * Asks for a page.
     *
     * @return milliseconds until all of it was there
     */
    double millis(String path) throws IOException {
        long began = System.nanoTime();
        int length = get(URI.create(address + path));
        if (length < 1_000) {
            throw new IOException("%s answered %d bytes".formatted(path, length));
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private int get(URI address) throws IOException {
        try {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                throw new IOException("%s answered %d".formatted(address.getPath(), answer.statusCode()));
            }
            return answer.body().length;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
