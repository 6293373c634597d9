package dev.colophon.http;

import dev.colophon.http.FetchResult.Failure;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.body.Truncation;
import dev.colophon.http.guard.Guard;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledFuture;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** Receives the bodies of answers within limits of size and time, and decodes them. Thread-safe. */
final class ResponseReceiver {

    private final Path scratch;
    private final CallDeadlines deadlines;

    ResponseReceiver(Path scratch, CallDeadlines deadlines) {
        this.scratch = scratch;
        this.deadlines = deadlines;
    }

    /** The answer whose head has come, with its bytes as far as they come within the limits. */
    FetchResult receive(Call call, HttpUrl url, Response response, Trip trip) {
        FetchLimits limits = trip.limits;
        if (response.headers().byteCount() > limits.headBytes()) {
            return trip.failed(url, Failure.BAD_ANSWER, "headers longer than " + limits.headBytes() + " bytes");
        }
        boolean text =
                isText(Optional.ofNullable(response.header("Content-Type")).orElse(""));
        Duration total = text ? limits.textTotal() : limits.mediaTotal();
        Duration left = total.minusNanos(System.nanoTime() - trip.startNanos);
        ScheduledFuture<?> deadline = deadlines.cancelAfter(call, left.isNegative() ? Duration.ZERO : left);
        trip.wire.ifPresent(wire -> wire.headDone(isChunked(response)));
        try {
            BoundedCopy.Copied sent = BoundedCopy.copy(
                    hasBody(response) ? response.body().byteStream() : InputStream.nullInputStream(),
                    scratch,
                    response.body().contentLength(),
                    text ? limits.textBytes() : limits.mediaBytes(),
                    new BodyWatch(
                            limits,
                            trip.framing,
                            trip.wire,
                            total,
                            response.body().contentLength(),
                            call));
            BoundedCopy.Copied body = ContentDecoding.decode(
                    sent.bytes(),
                    response.headers("Content-Encoding"),
                    scratch,
                    text ? limits.decodedTextBytes() : limits.mediaBytes(),
                    limits.ratio());
            return new Fetched(
                    url.toString(),
                    List.copyOf(trip.redirects),
                    trip.seen,
                    response.code(),
                    headers(response),
                    Optional.ofNullable(trip.peer).orElseThrow(),
                    sent.bytes(),
                    body.bytes(),
                    sent.cut().or(body::cut).or(() -> partOnly(response)),
                    trip.wire.map(wire -> wire.finish(sent)));
        } finally {
            deadline.cancel(false);
        }
    }

    /** Nobody asked for a part: whoever sends one (RFC 9110, 15.3.7) has more. */
    private static Optional<Truncation> partOnly(Response response) {
        return response.code() == 206
                ? Optional.of(new Truncation(
                        Truncation.Kind.UNSPECIFIED,
                        "the server sent a part that was not asked for: "
                                + Guard.printable(Optional.ofNullable(response.header("Content-Range"))
                                        .orElse("of unknown range"))))
                : Optional.empty();
    }

    private static Map<String, List<String>> headers(Response response) {
        Map<String, List<String>> headers = new TreeMap<>();
        response.headers()
                .forEach(pair -> headers.computeIfAbsent(
                                pair.getFirst().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(pair.getSecond()));
        return headers;
    }

    /** An answer with one of these states ends with its head, whatever length it names (RFC 9112, 6.3). */
    private static boolean hasBody(Response response) {
        return response.code() != 204 && response.code() != 304;
    }

    private static boolean isChunked(Response response) {
        return hasBody(response) && "chunked".equalsIgnoreCase(response.header("Transfer-Encoding"));
    }

    private static boolean isText(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || type.contains("html") || type.contains("xml") || type.contains("json");
    }
}
