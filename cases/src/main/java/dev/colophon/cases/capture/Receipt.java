package dev.colophon.cases.capture;

import dev.colophon.evidence.bundle.environment.ProcessLog;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.http.FetchLimits;
import dev.colophon.http.FetchRequest;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.FetchResult.Unfetched;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.Recording;
import dev.colophon.http.guard.Refused;
import dev.colophon.warc.Provenance;
import dev.colophon.warc.WarcStore;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was received for one URL: an exchange for each redirect, and the last with the content. The bytes go when it is closed.
 *
 * @param exchanges at least one
 */
record Receipt(List<Fetched> exchanges) implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;

    Receipt {
        exchanges = List.copyOf(exchanges);
    }

    /**
     * Asks for a URL, notes each step and keeps each exchange.
     *
     * @throws CaptureRefused when we do not go there, or nothing answers
     */
    static Receipt of(String url, GuardedClient client, ProcessLog process, WarcStore warc, Provenance provenance) {
        List<Fetched> exchanges = new ArrayList<>();
        Optional<String> next = Optional.of(url);
        try {
            while (next.isPresent() && exchanges.size() <= MOST_REDIRECTS) {
                Fetched answer = ask(next.get(), client);
                exchanges.add(answer);
                note(answer, process);
                warc.keep(answer, provenance);
                next = redirect(answer);
            }
            return new Receipt(exchanges);
        } catch (RuntimeException e) {
            exchanges.forEach(Fetched::close);
            throw e;
        }
    }

    private static Fetched ask(String url, GuardedClient client) {
        try {
            return switch (client.fetch(FetchRequest.plain(url, FetchLimits.defaults()))) {
                case Fetched answer -> answer;
                case Unfetched none ->
                    throw new CaptureRefused(Message.of(
                            "capture.failure." + none.failure(), url, Language.recorded("watch.why.", none.reason())));
            };
        } catch (Refused refused) {
            throw new CaptureRefused(
                    Message.of("capture.refused", Language.recorded("refusal.told.", refused.line())),
                    refused.allowable());
        }
    }

    private static Optional<String> redirect(Fetched answer) {
        boolean redirect = switch (answer.status()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
        return answer.header("location").filter(_ -> redirect).flatMap(answer::resolve);
    }

    /** The steps of one exchange. */
    private static void note(Fetched answer, ProcessLog process) {
        Recording recording = answer.recording().orElseThrow();
        process.step(
                "dns",
                Map.of(
                        "host",
                        answer.host(),
                        "addresses",
                        recording.addresses().stream()
                                .map(InetAddress::getHostAddress)
                                .toList()));
        process.step("connection", connection(answer, recording));
        process.step(
                "request",
                Map.of(
                        "url", answer.url(),
                        "bytes", recording.request().length,
                        "at", answer.seen().toString()));
        Map<String, Object> response = new TreeMap<>();
        response.put("status", answer.status());
        response.put("type", answer.type());
        response.put("bytes", recording.response().size());
        response.put("elapsedMs", recording.elapsed().toMillis());
        answer.cut().ifPresent(cut -> response.put("cut", cut.reason()));
        process.step("response", response);
        process.step(
                "hash",
                Map.of(
                        "bodySha256", answer.sent().sha256(),
                        "responseSha256", recording.response().sha256()));
    }

    private static Map<String, Object> connection(Fetched answer, Recording recording) {
        Map<String, Object> connection = new TreeMap<>();
        connection.put("peer", answer.peer().getHostAddress());
        recording.tls().ifPresent(tls -> {
            connection.put("tlsProtocol", tls.protocol());
            connection.put("tlsCipher", tls.cipher());
            connection.put("tlsChainSha256", tls.chain());
            connection.put("tlsNames", tls.names());
        });
        return connection;
    }

    /** The exchange with the content. */
    Fetched last() {
        return exchanges.getLast();
    }

    @Override
    public void close() {
        exchanges.forEach(Fetched::close);
    }
}
