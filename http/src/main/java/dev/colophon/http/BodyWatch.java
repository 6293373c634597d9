package dev.colophon.http;

import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.body.Truncation;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Call;

/** Ends a body that drips, explains one that ends early, and hands on what is kept of it. */
final class BodyWatch implements BoundedCopy.Watch {
    private final FetchLimits limits;
    private final Framing framing;
    private final Optional<ExchangeRecorder> wire;
    private final Duration total;
    private final long promised;
    private final Call call;
    private long windowStart = System.nanoTime();
    private long windowBytes;

    /**
     * @param total after which the call is cancelled
     * @param promised the length that the server named; negative where it did not
     */
    BodyWatch(
            FetchLimits limits,
            Framing framing,
            Optional<ExchangeRecorder> wire,
            Duration total,
            long promised,
            Call call) {
        this.limits = limits;
        this.framing = framing;
        this.wire = wire;
        this.total = total;
        this.promised = promised;
        this.call = call;
    }

    @Override
    public void kept(byte[] piece, int length) {
        if (wire.isPresent()) {
            wire.get().kept(piece, length);
        }
    }

    @Override
    public Optional<Truncation> stop(long bytesSoFar) {
        framing.restart();
        if (System.nanoTime() - windowStart < limits.dripWindow().toNanos()) {
            return Optional.empty();
        }
        boolean drips = bytesSoFar - windowBytes < limits.dripBytes();
        windowStart = System.nanoTime();
        windowBytes = bytesSoFar;
        return drips
                ? Optional.of(new Truncation(
                        Truncation.Kind.TIME,
                        "slower than " + limits.dripBytes() + " bytes in " + seconds(limits.dripWindow())))
                : Optional.empty();
    }

    @Override
    public Truncation broken(long bytesSoFar, IOException failure) {
        if (call.isCanceled()) {
            return new Truncation(Truncation.Kind.TIME, "not finished within " + seconds(total));
        }
        if (failure instanceof SocketTimeoutException) {
            return new Truncation(Truncation.Kind.TIME, "no byte for " + seconds(limits.silence()));
        }
        if (failure instanceof Framing.TooMuch) {
            return new Truncation(Truncation.Kind.LENGTH, BoundedCopy.describe(failure));
        }
        return promised >= 0
                ? new Truncation(
                        Truncation.Kind.DISCONNECT,
                        "broken off after " + bytesSoFar + " of " + promised + " promised bytes")
                : BoundedCopy.Watch.super.broken(bytesSoFar, failure);
    }

    static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
