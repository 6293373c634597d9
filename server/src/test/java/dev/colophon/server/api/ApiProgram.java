package dev.colophon.server.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** A program that asks the API with a key. */
public final class ApiProgram {

    private final String address;
    private final String key;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public ApiProgram(String address, String key) {
        this.address = address;
        this.key = key;
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + key);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A form, with these headers. */
    public HttpResponse<String> form(String path, String form, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        headers.forEach(request::header);
        return send(request);
    }

    /** As tus has it. */
    public HttpRequest.Builder tus(String path) {
        return to(path).header("Tus-Resumable", "1.0.0");
    }

    public HttpResponse<String> begin(long length, String metadata) throws IOException, InterruptedException {
        return send(tus("/api/v1/uploads")
                .header("Upload-Length", String.valueOf(length))
                .header("Upload-Metadata", metadata)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    public HttpResponse<String> part(String upload, long offset, byte[] bytes, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = tus(upload)
                .header("Upload-Offset", String.valueOf(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(bytes));
        headers.forEach(request::header);
        return send(request);
    }

    public HttpResponse<String> offset(String upload) throws IOException, InterruptedException {
        return send(tus(upload).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    }

    public HttpResponse<String> cancel(String upload) throws IOException, InterruptedException {
        return send(tus(upload).DELETE());
    }
}
