package dev.colophon.http;

import dev.colophon.http.body.BoundedCopy;
import dev.colophon.http.body.StoredBytes;
import dev.colophon.http.body.Truncation;
import dev.colophon.http.guard.Guard;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Takes off the content codings gzip and deflate (RFC 9110, 8.4.1) within bounds of size and ratio. */
public final class ContentDecoding {

    /** Below this size no ratio is suspicious. */
    private static final long HARMLESS = 1 << 20;

    private static final int MOST_LAYERS = 2;

    private ContentDecoding() {}

    /** The decoded bytes; the very same where nothing was encoded or what was said of it is not true. */
    @SuppressWarnings("ReferenceEquality") // the very stream comes back where no layer was there to decode
    public static BoundedCopy.Copied decode(
            StoredBytes sent, List<String> encodingHeaders, Path folder, long most, int ratio) {
        List<String> codings = encodingHeaders.stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .toList()
                .reversed();
        if (codings.isEmpty() || sent.size() == 0) {
            return new BoundedCopy.Copied(sent, Optional.empty());
        }
        if (codings.size() > MOST_LAYERS) {
            return undecoded(sent, codings.size() + " content codings on top of each other");
        }
        for (String coding : codings) {
            if (!List.of("gzip", "x-gzip", "deflate").contains(coding)) {
                return undecoded(sent, "content coding " + Guard.printable(coding) + " is not read");
            }
        }
        try (InputStream file = new BufferedInputStream(sent.stream())) {
            InputStream decoded = file;
            for (String coding : codings) {
                decoded = layer(decoded, coding);
            }
            if (decoded == file) {
                return new BoundedCopy.Copied(sent, Optional.empty());
            }
            long byRatio = Math.max(HARMLESS, sent.size() * ratio);
            BoundedCopy.Copied copied =
                    BoundedCopy.copy(decoded, folder, Math.min(most, byRatio), new BoundedCopy.Watch() {});
            boolean bomb =
                    copied.cut().isPresent() && copied.cut().get().kind() == Truncation.Kind.LENGTH && byRatio < most;
            return bomb
                    ? new BoundedCopy.Copied(
                            copied.bytes(),
                            Optional.of(new Truncation(
                                    Truncation.Kind.LENGTH,
                                    "decodes to more than " + ratio + " times its " + sent.size() + " bytes")))
                    : copied;
        } catch (IOException notEvenItsFirstBytes) {
            return undecoded(
                    sent,
                    "content coding " + codings + " cannot be decoded: " + BoundedCopy.describe(notEvenItsFirstBytes));
        }
    }

    private static BoundedCopy.Copied undecoded(StoredBytes sent, String why) {
        return new BoundedCopy.Copied(sent, Optional.of(new Truncation(Truncation.Kind.UNSPECIFIED, why)));
    }

    private static InputStream layer(InputStream coded, String coding) throws IOException {
        InputStream in = coded.markSupported() ? coded : new BufferedInputStream(coded);
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        if (coding.equals("deflate")) {
            boolean zlib = (first & 0x0f) == 8 && ((first << 8) + second) % 31 == 0;
            return new InflaterInputStream(in, new Inflater(!zlib));
        }
        return first == 0x1f && second == 0x8b ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
