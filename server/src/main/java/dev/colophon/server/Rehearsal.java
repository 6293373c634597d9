package dev.colophon.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** Asks for each page once, so that what they load is in the cache of classes that a build makes. */
final class Rehearsal {

    private static final List<String> PAGES = List.of(
            "/",
            "/works",
            "/inbox?state=all",
            "/check",
            "/cases",
            "/notices",
            "/evidence",
            "/sources",
            "/licences",
            "/policies",
            "/public",
            "/audit",
            "/api/v1/works");

    private static final int OK = 200;

    private Rehearsal() {}

    static void of(RunningServer server) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            get(client, server.link().link());
            for (String page : PAGES) {
                get(client, server.address() + page);
            }
        }
    }

    private static void get(HttpClient client, String address) throws IOException, InterruptedException {
        int status = client.send(
                        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status != OK) {
            throw new IOException("%s answers %d".formatted(URI.create(address).getPath(), status));
        }
    }
}
