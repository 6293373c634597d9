package dev.colophon.warc.read;

import dev.colophon.http.FetchLimits;
import dev.colophon.http.body.BoundedCopy;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;

/**
 * The response and resource records of one or more WARC files (ISO 28500), in order. Revisits are resolved to earlier
 * records of the same set. A broken record costs itself only: reading goes on at the next one, with a line that says
 * where. Can be resumed at the offset of any record. The payload of a {@link WarcCapture} belongs to the caller, who
 * closes it. For one thread.
 */
public final class WarcCaptures implements Iterator<WarcItem>, AutoCloseable {

    /** A WARC file and the name under which it is reported. */
    record Volume(Path path, String name) {}

    /** A record: {@code before} others stand before it in the gzip member at this offset. */
    private record Place(Volume volume, long offset, int before) {}

    private static final int MOST_HEADER = 64 << 10;
    private static final int MOST_REMEMBERED = 200_000;

    private final Path scratch;
    private final FetchLimits limits;
    private final Deque<Volume> volumes;
    private final Runnable afterwards;
    private final Deque<WarcItem> ready = new ArrayDeque<>();
    private final Map<String, Place> originals = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private long startOffset;
    private @Nullable Cursor cursor;

    WarcCaptures(List<Volume> volumes, long offset, Path scratch, FetchLimits limits, Runnable afterwards) {
        this.volumes = new ArrayDeque<>(volumes);
        this.startOffset = offset;
        this.scratch = scratch;
        this.limits = limits;
        this.afterwards = afterwards;
    }

    /**
     * Opens a WARC, gzipped or not, or a WACZ, told apart by their first bytes.
     *
     * @param scratch where payloads and the WARCs of a WACZ are put
     * @throws IOException when the file cannot be read or is no whole WACZ
     */
    public static WarcCaptures open(Path file, Path scratch, FetchLimits limits) throws IOException {
        if (Wacz.isZip(file)) {
            Wacz.Unpacked inside = Wacz.unpack(file, scratch);
            WarcCaptures captures = new WarcCaptures(
                    inside.volumes(),
                    0,
                    scratch,
                    limits,
                    () -> inside.volumes().forEach(volume -> Wacz.discard(volume.path())));
            captures.ready.addAll(inside.lines());
            return captures;
        }
        return openAt(file, 0, scratch, limits);
    }

    /** Opens a WARC at the offset of a record; from anywhere else, reading starts at the next record. */
    public static WarcCaptures openAt(Path file, long offset, Path scratch, FetchLimits limits) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException(file + " cannot be read; check its name and permissions");
        }
        Volume volume = new Volume(file, String.valueOf(file.getFileName()));
        return new WarcCaptures(List.of(volume), offset, scratch, limits, () -> {});
    }

    @Override
    public boolean hasNext() {
        try {
            while (ready.isEmpty()) {
                if (cursor == null) {
                    if (volumes.isEmpty()) {
                        return false;
                    }
                    cursor = new Cursor(volumes.remove(), startOffset);
                    startOffset = 0;
                }
                if (!cursor.step()) {
                    cursor.close();
                    cursor = null;
                }
            }
            return true;
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    @Override
    public WarcItem next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    @Override
    public void close() {
        while (!ready.isEmpty()) {
            if (ready.remove() instanceof WarcCapture captured) {
                captured.close();
            }
        }
        volumes.clear();
        try {
            if (cursor != null) {
                cursor.close();
                cursor = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            afterwards.run();
        }
    }

    /** The reading position in one file. */
    private final class Cursor {
        private final Volume volume;
        private WarcBytes bytes;
        private Optional<WarcReader> reader = Optional.empty();
        private Optional<WarcRecord> record = Optional.empty();
        private boolean ahead;
        private long base;
        private long lastStart = -1;
        private int before;

        Cursor(Volume volume, long from) throws IOException {
            this.volume = volume;
            boolean gzip;
            try (WarcBytes start = new WarcBytes(volume.path(), 0)) {
                gzip = start.gzip();
            }
            base = from == 0
                    ? 0
                    : WarcBytes.recordFrom(volume.path(), from, gzip).orElse(Files.size(volume.path()));
            bytes = new WarcBytes(volume.path(), base);
        }

        /** Reads one record and queues what came of it; false at the end of the file. */
        boolean step() throws IOException {
            long start = position();
            Optional<WarcCapture> captured = Optional.empty();
            try {
                if (!ahead) {
                    look();
                }
                start = position();
                if (record.isEmpty()) {
                    return false;
                }
                ahead = false;
                before = start == lastStart ? before + 1 : 0;
                lastStart = start;
                WarcRecord current = record.get();
                captured = read(current, start);
                current.body().consume();
                lookBeyond(start);
                captured.ifPresent(ready::addFirst);
                return true;
            } catch (UncheckedIOException noRoom) {
                throw noRoom;
            } catch (IOException | RuntimeException | LinkageError broken) {
                captured.ifPresent(WarcCapture::close);
                ready.clear();
                return goOnAfter(start, broken);
            }
        }

        private void look() throws IOException {
            bytes.budget(MOST_HEADER);
            if (reader.isEmpty()) {
                reader = Optional.of(reader(bytes));
            }
            record = reader.get().next();
            bytes.budget(Long.MAX_VALUE);
            ahead = true;
        }

        /** Damage in a record's last bytes shows only when the next one is looked for: it must spoil the right one. */
        private void lookBeyond(long start) throws IOException {
            try {
                look();
            } catch (IOException | RuntimeException | LinkageError broken) {
                boolean begun = reader.map(WarcReader::position).orElse(0L) < bytes.given();
                if (position() == start && !begun) {
                    throw broken;
                }
                goOnAfter(position(), broken);
            }
        }

        private boolean goOnAfter(long start, Throwable broken) throws IOException {
            String why =
                    broken instanceof EOFException ? "the file ends inside this record" : BoundedCopy.describe(broken);
            Optional<Long> next = WarcBytes.recordFrom(volume.path(), start + 1, bytes.gzip());
            ready.add(new WarcProblem(
                    volume.name() + "@" + start,
                    true,
                    "broken record at offset " + start + ": " + why
                            + next.map(at -> "; read on at offset " + at).orElse("; nothing readable after it")));
            bytes.close();
            ahead = false;
            base = next.orElse(Files.size(volume.path()));
            bytes = new WarcBytes(volume.path(), base);
            reader = Optional.empty();
            return true;
        }

        private long position() {
            return bytes.gzip()
                    ? bytes.memberStart()
                    : base + reader.map(WarcReader::position).orElse(0L);
        }

        private Optional<WarcCapture> read(WarcRecord record, long offset) throws IOException {
            if (!(record instanceof WarcCaptureRecord capture) || !isWeb(target(capture))) {
                return Optional.empty();
            }
            return switch (capture) {
                case WarcResponse response -> take(response, response, new Place(volume, offset, before));
                case WarcResource resource -> take(resource, resource, new Place(volume, offset, before));
                case WarcRevisit revisit -> revisited(revisit);
                default -> Optional.empty();
            };
        }

        private Optional<WarcCapture> revisited(WarcRevisit revisit) throws IOException {
            Optional<Place> original = names(revisit, true).stream()
                    .filter(originals::containsKey)
                    .findFirst()
                    .map(originals::get);
            if (original.isEmpty()) {
                skip(target(revisit), "a revisit of a record that is not in this set");
                return Optional.empty();
            }
            Place place = original.get();
            try (WarcBytes again = new WarcBytes(place.volume().path(), place.offset());
                    WarcReader reread = reader(again)) {
                again.budget(Long.MAX_VALUE);
                for (int i = 0; i < place.before(); i++) {
                    reread.next();
                }
                return reread.next().orElseThrow() instanceof WarcCaptureRecord first
                        ? take(revisit, first, place)
                        : Optional.empty();
            }
        }

        /** The payload of {@code bearer} as found at the place and time of {@code record}. */
        private Optional<WarcCapture> take(WarcCaptureRecord record, WarcCaptureRecord bearer, Place place)
                throws IOException {
            WarcPayload payload = WarcPayload.take(bearer, scratch, limits);
            names(record, false).forEach(name -> originals.put(name, place));
            return Optional.of(new WarcCapture(
                    payload.stored(),
                    target(record),
                    WarcDate.of(record.headers().first("WARC-Date")),
                    payload.status(),
                    payload.contentType(),
                    record.ipAddress(),
                    payload.cut(),
                    payload.mismatch(),
                    new WarcPosition(place.volume().name(), place.offset())));
        }

        private void skip(String url, String reason) {
            ready.add(new WarcProblem(url, false, reason));
        }

        void close() throws IOException {
            bytes.close();
        }
    }

    /** Under which names a record can be found again: its payload digest, its URL and time. */
    private static List<String> names(WarcCaptureRecord record, boolean asRevisit) {
        List<String> names = new ArrayList<>();
        DeclaredDigest.of(record, "WARC-Payload-Digest")
                .ifPresent(digest -> names.add(digest.text().toUpperCase(Locale.ROOT)));
        if (asRevisit) {
            Optional<String> date = record.headers().first("WARC-Refers-To-Date");
            record.headers()
                    .first("WARC-Refers-To-Target-URI")
                    .ifPresent(url -> date.ifPresent(when -> names.add(bare(url) + " " + when)));
        } else {
            record.headers().first("WARC-Date").ifPresent(when -> names.add(target(record) + " " + when));
        }
        return names;
    }

    private static WarcReader reader(WarcBytes bytes) throws IOException {
        bytes.budget(MOST_HEADER);
        return new WarcReader(bytes);
    }

    private static String target(WarcCaptureRecord record) {
        return bare(record.headers().first("WARC-Target-URI").orElse(""));
    }

    /** WARC/1.0 as written by some tools puts the URI in angle brackets. */
    private static String bare(String uri) {
        String text = uri.strip();
        return text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean isWeb(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }
}
