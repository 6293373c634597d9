package dev.colophon.http;

import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.body.Spool;
import dev.colophon.http.body.StoredBytes;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of one exchange as they pass the connection, above TLS where there is TLS. A body that stands on the wire as
 * it is handed on is not kept twice: only its head is kept here, and its digest taken. For one thread.
 */
final class ExchangeRecorder {

    /** The recorded exchange that the thread works for, if it does. */
    private static final ScopedValue<ExchangeRecorder> CURRENT = ScopedValue.newInstance();

    private enum State {
        HEAD,
        BODY_AS_SENT,
        BODY_IN_CHUNKS
    }

    private final boolean tls;
    private final Path folder;
    private List<InetAddress> addresses = List.of();
    private Optional<Recording.Tls> secured = Optional.empty();

    private final ByteArrayOutputStream request = new ByteArrayOutputStream(512);
    private final Received received = new Received();
    private State state = State.HEAD;
    private byte[] head = {};
    private final MessageDigest sha256 = BoundedCopy.sha256();
    private final ChunkedBody chunks = new ChunkedBody();
    private Optional<Spool> chunked = Optional.empty();
    private long content;
    private long firstNanos;
    private long lastNanos;

    /** Received bytes that have not found their place yet. */
    private static final class Received {
        private byte[] bytes = new byte[8 << 10];
        private int start;
        private int end;

        void add(byte[] from, int offset, int length) {
            if (end + length > bytes.length) {
                int size = end - start;
                byte[] roomy = size + length > bytes.length / 2 ? new byte[2 * (size + length)] : bytes;
                System.arraycopy(bytes, start, roomy, 0, size);
                bytes = roomy;
                start = 0;
                end = size;
            }
            System.arraycopy(from, offset, bytes, end, length);
            end += length;
        }

        void clear() {
            start = 0;
            end = 0;
        }
    }

    /** @param tls whether the bytes are taken above TLS, else from the socket itself */
    ExchangeRecorder(boolean tls, Path folder) {
        this.tls = tls;
        this.folder = folder;
    }

    /** So that sockets made during the call are recorded here. */
    ScopedValue.Carrier bound() {
        return ScopedValue.where(CURRENT, this);
    }

    /** The recording that a socket of this layer, made just now, belongs to; what an earlier one brought is forgotten. */
    static Optional<ExchangeRecorder> begin(boolean tls) {
        Optional<ExchangeRecorder> wire = current().filter(bound -> bound.tls == tls);
        wire.ifPresent(ExchangeRecorder::restart);
        return wire;
    }

    /** A name server has answered. */
    static void resolved(List<InetAddress> answers) {
        current().ifPresent(wire -> wire.addresses = List.copyOf(answers));
    }

    private static Optional<ExchangeRecorder> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    private void restart() {
        request.reset();
        received.clear();
        state = State.HEAD;
    }

    void secured(Recording.Tls how) {
        secured = Optional.of(how);
    }

    OutputStream tap(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                if (request.size() == 0) {
                    firstNanos = System.nanoTime();
                }
                out.write(from, offset, length);
                request.write(from, offset, length);
            }
        };
    }

    InputStream tap(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                int length = read(one, 0, 1);
                return length < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                int count = super.read(to, offset, length);
                if (count > 0) {
                    lastNanos = System.nanoTime();
                    if (state != State.BODY_AS_SENT) {
                        received.add(to, offset, count);
                    }
                }
                return count;
            }
        };
    }

    /** The client has read a complete head. Interim answers (RFC 9110, 15.2) before it are no part of the answer. */
    void headDone(boolean inChunks) {
        int end = endOfHead(received.bytes, received.start, received.end);
        while (isInterim(received.bytes, received.start, end)) {
            received.start = end;
            end = endOfHead(received.bytes, end, received.end);
        }
        head = Arrays.copyOfRange(received.bytes, received.start, end);
        received.start = end;
        if (inChunks) {
            state = State.BODY_IN_CHUNKS;
            chunked = Optional.of(new Spool(folder));
            chunked.get().write(head, 0, head.length);
        } else {
            state = State.BODY_AS_SENT;
            sha256.update(head);
        }
    }

    /** The client has read and kept these bytes of content. */
    void kept(byte[] piece, int length) {
        content += length;
        if (chunked.isPresent()) {
            take(chunked.get());
        } else {
            sha256.update(piece, 0, length);
        }
    }

    private void take(Spool spool) {
        int passed = chunks.advance(received.bytes, received.start, received.end, content);
        spool.write(received.bytes, received.start, passed);
        received.start += passed;
    }

    /** @param sent the content that was kept, and why it is not whole, if so */
    Recording finish(BoundedCopy.Copied sent) {
        StoredBytes response;
        if (chunked.isPresent()) {
            take(chunked.get());
            response = chunked.get().finish();
        } else {
            response = StoredBytes.headed(head, sent.bytes(), HexFormat.of().formatHex(sha256.digest()), folder);
        }
        return new Recording(
                request.toByteArray(),
                response,
                head.length,
                sent.cut(),
                addresses,
                secured,
                Duration.ofNanos(Math.max(0, lastNanos - firstNanos)));
    }

    /** Removes what was not {@linkplain #finish finished}. */
    void discard() {
        chunked.ifPresent(Spool::close);
    }

    /** After the empty line; a line ends with LF, a CR before it belongs to the line end. */
    private static int endOfHead(byte[] bytes, int from, int to) {
        int lineStart = from;
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                boolean empty = at == lineStart || (at == lineStart + 1 && bytes[lineStart] == '\r');
                if (empty) {
                    return at + 1;
                }
                lineStart = at + 1;
            }
        }
        return to;
    }

    /** {@code HTTP/1.1 1xx}, but for 101, which ends HTTP. */
    private static boolean isInterim(byte[] bytes, int start, int end) {
        return end - start > 12 && bytes[start + 9] == '1' && !(bytes[start + 10] == '0' && bytes[start + 11] == '1');
    }
}
