package dev.colophon.benchmark.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** The API of a server on this machine. Thread-safe. */
final class ServedApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String BOUNDARY = "colophon-bench-boundary";
    private static final int OK = 200;

    private final String address;
    private final String key;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ServedApi(String address, String key) {
        this.address = address;
        this.key = key;
    }

    /** How many registered works are in a file. */
    int check(String name, byte[] file) throws IOException {
        JsonNode items = post("/api/v1/check", Map.of(), name, file).path("items");
        if (items.size() != 1) {
            throw new IOException("a check of one file has %d answers".formatted(items.size()));
        }
        return items.path(0).path("matches").size();
    }

    /** Registers a file. */
    void register(String name, byte[] file, String title) throws IOException {
        JsonNode answer = post("/api/v1/works", Map.of("owner", "Ada Example", "title", title), name, file);
        if (answer.path("items").isEmpty()) {
            throw new IOException("%s was not registered: %s".formatted(name, answer));
        }
    }

    private JsonNode post(String path, Map<String, String> fields, String name, byte[] file) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        fields.forEach((field, value) -> part(
                form,
                "Content-Disposition: form-data; name=\"" + field + "\"",
                value.getBytes(StandardCharsets.UTF_8)));
        part(form, "Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"", file);
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                throw new IOException("%s answered %d: %s"
                        .formatted(path, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8)));
            }
            return JSON.readTree(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void part(ByteArrayOutputStream form, String head, byte[] body) {
        form.writeBytes(("--" + BOUNDARY + "\r\n" + head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        form.writeBytes(body);
        form.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        client.close();
    }
}
