package dev.colophon.http;

import dev.colophon.http.FetchResult.Failure;
import dev.colophon.http.FetchResult.Unfetched;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What is known of one fetch while it runs, over all its redirects; used by one thread at a time. */
final class Trip {
    final FetchLimits limits;
    final Framing framing;
    final Optional<ExchangeRecorder> wire;
    final Instant seen;
    final long startNanos;
    final List<Redirect> redirects = new ArrayList<>();
    /** Where redirects led, as far as they can be read, followed or not. */
    final List<String> led = new ArrayList<>();

    @Nullable
    InetAddress peer;

    Trip(FetchLimits limits, Framing framing, Optional<ExchangeRecorder> wire, Instant seen, long startNanos) {
        this.limits = limits;
        this.framing = framing;
        this.wire = wire;
        this.seen = seen;
        this.startNanos = startNanos;
    }

    Unfetched failed(HttpUrl url, Failure failure, String reason) {
        return new Unfetched(url.toString(), List.copyOf(redirects), seen, failure, reason);
    }
}
