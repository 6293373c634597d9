package dev.colophon.server;

import dev.colophon.server.api.EntranceApi.LinkView;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.home.ApiKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a server that runs without a terminal, such as a service, for a link that lets somebody in. */
final class LinkOfService {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int CREATED = 201;
    private static final int UNAUTHORIZED = 401;
    private static final int REFUSED = 422;

    /** In its answer: that there is a key is all that is taken of it. */
    private static final Pattern LINK = Pattern.compile(
            "\"link\":\"http://(?:127\\.0\\.0\\.1|localhost):[0-9]{1,5}(/enter\\?key=[A-Za-z0-9_-]{22})\"");

    /** Why there is none, as RFC 9457 has it. */
    private static final Pattern DETAIL = Pattern.compile("\"detail\":\"([^\"\\\\\\p{Cntrl}]{1,300})\"");

    private LinkOfService() {}

    /**
     * A new link.
     *
     * @param name of this machine by which the inside is reached
     * @throws ServiceException when nothing answers there, or what answers serves another home
     */
    static LinkView ask(String name, int port, ApiKey key) throws InterruptedException {
        String address = "http://" + name + ":" + port;
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(address + "/api/v1/links"))
                            .header("Authorization", "Bearer " + key.text())
                            .timeout(PATIENCE)
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() == UNAUTHORIZED) {
                throw environment("what answers at %s has another home: set COLOPHON_HOME to that", address);
            }
            Matcher why = DETAIL.matcher(answer.body());
            if (answer.statusCode() == REFUSED && why.find()) {
                throw environment("what answers at %s gives no link: %s", address, why.group(1));
            }
            Matcher link = LINK.matcher(answer.body());
            if (answer.statusCode() != CREATED || !link.find()) {
                throw environment("what answers at %s is not this version of Colophon", address);
            }
            return new LinkView(address, address + link.group(1));
        } catch (IOException e) {
            throw environment("no Colophon answers at %s: start `colophon serve`, or say where with --port", address);
        }
    }

    private static ServiceException environment(String sentence, Object... values) {
        return new ServiceException(Category.ENVIRONMENT, sentence.formatted(values));
    }
}
