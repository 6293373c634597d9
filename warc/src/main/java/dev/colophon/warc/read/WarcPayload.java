package dev.colophon.warc.read;

import dev.colophon.http.ContentDecoding;
import dev.colophon.http.FetchLimits;
import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.body.StoredBytes;
import dev.colophon.http.body.Truncation;
import dev.colophon.http.guard.Guard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcResponse;

/**
 * What one response or resource record holds, taken out of it.
 *
 * @param stored the payload without transfer and content coding
 * @param contentType as declared, with parameters
 * @param mismatch a digest that the record declares and does not have, in words
 */
record WarcPayload(
        int status, String contentType, StoredBytes stored, Optional<Truncation> cut, Optional<String> mismatch) {

    private static final int MOST_HEADER = 256 << 10;

    static WarcPayload take(WarcCaptureRecord record, Path scratch, FetchLimits limits) throws IOException {
        Optional<DeclaredDigest> blockSaid = DeclaredDigest.of(record, "WARC-Block-Digest");
        Optional<DeclaredDigest> payloadSaid = DeclaredDigest.of(record, "WARC-Payload-Digest");
        Optional<MessageDigest> blockDigest = blockSaid.flatMap(DeclaredDigest::digester);
        Optional<MessageDigest> rawDigest = payloadSaid.flatMap(DeclaredDigest::digester);
        Optional<MessageDigest> payloadDigest = payloadSaid.flatMap(DeclaredDigest::digester);
        RecordBody block = new RecordBody(record.body(), MOST_HEADER, blockDigest, rawDigest);

        int status = 200;
        String type = record.headers().first("Content-Type").orElse("");
        List<String> codings = List.of();
        InputStream payload = Channels.newInputStream(block);
        if (record instanceof WarcResponse && isHttp(record)) {
            HttpResponse http = HttpResponse.parse(block);
            status = http.status();
            type = http.headers().first("Content-Type").orElse("");
            codings = http.headers().all("Content-Encoding");
            payload = http.body().stream();
        }
        block.headDone();
        long most = type.startsWith("text/") ? limits.textBytes() : limits.mediaBytes();
        InputStream watched = payloadDigest.isPresent() ? new DigestInputStream(payload, payloadDigest.get()) : payload;
        BoundedCopy.Copied sent = BoundedCopy.copy(watched, scratch, most, new BoundedCopy.Watch() {});
        Optional<Truncation> declared = truncated(record);
        boolean brokenOff = sent.cut()
                .filter(cut -> cut.kind() == Truncation.Kind.DISCONNECT)
                .isPresent();
        boolean asDeclared = brokenOff && declared.isPresent() && block.position() == block.size();
        if (brokenOff && !asDeclared) {
            sent.bytes().discard();
            throw new IOException(sent.cut().get().reason());
        }
        BoundedCopy.Copied body =
                ContentDecoding.decode(sent.bytes(), codings, scratch, limits.mediaBytes(), limits.ratio());
        if (body.bytes() != sent.bytes()) {
            sent.bytes().discard();
        }
        Optional<String> mismatch = Optional.empty();
        if (sent.cut().isEmpty() || asDeclared) {
            // Tools differ in whether the payload digest covers chunk sizes: either way is right.
            mismatch = mismatch("block", blockSaid, blockDigest, Optional.empty())
                    .or(() -> mismatch("payload", payloadSaid, payloadDigest, rawDigest));
        }
        Optional<Truncation> cut = asDeclared ? declared : sent.cut().or(() -> declared);
        return new WarcPayload(status, type, body.bytes(), cut.or(body::cut), mismatch);
    }

    /** What the record says of itself (ISO 28500, 5.13). */
    private static Optional<Truncation> truncated(WarcCaptureRecord record) {
        return record.headers().first("WARC-Truncated").map(reason -> {
            String word = reason.strip().toUpperCase(Locale.ROOT);
            Truncation.Kind kind = Arrays.stream(Truncation.Kind.values())
                    .filter(known -> known.name().equals(word))
                    .findFirst()
                    .orElse(Truncation.Kind.UNSPECIFIED);
            return new Truncation(kind, "cut when it was captured: " + Guard.printable(reason.strip()), true);
        });
    }

    private static boolean isHttp(WarcCaptureRecord record) {
        return MediaType.HTTP.equals(record.contentType().base());
    }

    private static Optional<String> mismatch(
            String what,
            Optional<DeclaredDigest> said,
            Optional<MessageDigest> found,
            Optional<MessageDigest> orElseFound) {
        if (said.isEmpty() || found.isEmpty()) {
            return Optional.empty();
        }
        try {
            boolean right = said.get().matches(found.get())
                    || (orElseFound.isPresent() && said.get().matches(orElseFound.get()));
            return right
                    ? Optional.empty()
                    : Optional.of("its bytes do not have the " + what + " digest "
                            + said.get().text());
        } catch (CloneNotSupportedException everyPlatformDigestCan) {
            return Optional.empty();
        }
    }
}
