package dev.colophon.cases.home;

import dev.colophon.evidence.log.WitnessExchange;
import dev.colophon.http.FetchLimits;
import dev.colophon.http.FetchRequest;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.FetchResult.Unfetched;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** What is posted to witnesses and timestamp authorities, through the guarded client. */
final class GuardedPost implements WitnessExchange {

    private static final int LONGEST_ANSWER = 1 << 20;

    private final GuardedClient client;

    GuardedPost(GuardedClient client) {
        this.client = client;
    }

    @Override
    public Answer post(URI url, byte[] body) throws IOException {
        Answer answer = post(url.toString(), "text/plain; charset=utf-8", body);
        if (answer.body().length > MAX_ANSWER_BYTES) {
            throw new IOException("the answer is longer than " + MAX_ANSWER_BYTES + " bytes");
        }
        return answer;
    }

    /**
     * Posts bytes and returns the answer, whatever its status; redirects are not followed.
     *
     * @throws IOException when there is no answer, the address is one that we do not visit, or the answer is too long; the
     *     message is one line
     */
    Answer post(String url, String type, byte[] body) throws IOException {
        try {
            FetchRequest request = FetchRequest.post(url, FetchLimits.defaults(), new FetchRequest.Sent(type, body));
            return switch (client.fetch(request)) {
                case Unfetched none -> throw new IOException(none.reason());
                case Fetched fetched -> {
                    try (fetched;
                            InputStream content = fetched.body().stream()) {
                        byte[] bytes = content.readNBytes(LONGEST_ANSWER + 1);
                        if (fetched.cut().isPresent() || bytes.length > LONGEST_ANSWER) {
                            throw new IOException("the answer is cut or longer than " + LONGEST_ANSWER + " bytes");
                        }
                        yield new Answer(
                                fetched.status(), fetched.header("content-type").orElse(""), bytes);
                    }
                }
            };
        } catch (Refused refused) {
            throw new IOException(refused.line(), refused);
        }
    }

    /** For timestamp authorities: the body of an answer with status 200. */
    byte[] stamp(URI url, String type, byte[] body) throws IOException {
        Answer answer = post(url.toString(), type, body);
        if (answer.status() != 200) {
            throw new IOException("it answered with status " + answer.status());
        }
        return answer.body();
    }
}
