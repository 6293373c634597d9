package dev.colophon.service.report.side;

import dev.colophon.http.FetchLimits;
import dev.colophon.registry.work.Content;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.warc.WarcStore;
import dev.colophon.warc.read.WarcCapture;
import dev.colophon.warc.read.WarcCaptures;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The bytes of a copy, exactly those that were looked into, as far as they are still at hand: the file at its place, the capture of
 * it in the home, or the registered file where that has the same bytes. What lay in an archive or a document is not taken out again.
 *
 * @param origin {@code FILE}, {@code CAPTURE} or {@code REGISTERED}
 * @param temporary what goes when this is closed
 */
public record FoundBytes(Path file, Side.Origin origin, Closeable temporary) implements Closeable {

    /** Larger ones are not read through for a report. */
    public static final long MOST_BYTES = 1L << 30;

    /**
     * Looks for them; empty when they are not at hand.
     *
     * @param warc the folder of captures
     * @param scratch where those are unpacked
     * @param registered files that may be the same, byte for byte
     */
    public static Optional<FoundBytes> of(StoredSighting sighting, Path warc, Path scratch, OriginalFiles registered) {
        return seen(sighting, warc, scratch)
                .or(() -> registered(sighting, registered)
                        .map(file -> new FoundBytes(file, Side.Origin.REGISTERED, () -> {})));
    }

    /** The file of a reference that it matches and whose bytes it has. */
    static Optional<Path> registered(StoredSighting sighting, OriginalFiles files) {
        return sighting.matches().stream()
                .map(match -> match.registered().reference())
                .filter(reference ->
                        reference.content().equals(sighting.content().content()))
                .findFirst()
                .flatMap(files::of);
    }

    private static Optional<FoundBytes> seen(StoredSighting sighting, Path warc, Path scratch) {
        Content content = sighting.content().content();
        if (content.bytes() > MOST_BYTES) {
            return Optional.empty();
        }
        Optional<FoundBytes> captured =
                sighting.look().warc().flatMap(record -> captured(record, content, warc, scratch));
        return captured.isPresent()
                ? captured
                : onDisk(sighting).map(file -> new FoundBytes(file, Side.Origin.FILE, () -> {}));
    }

    /** The file at the place itself, where the copy is one on this machine and has not changed. */
    static Optional<Path> onDisk(StoredSighting sighting) {
        String place = sighting.place();
        Content content = sighting.content().content();
        try {
            Path file = place.startsWith("file:") ? Path.of(URI.create(place)) : Path.of(place);
            boolean same = content.bytes() <= MOST_BYTES
                    && Files.isRegularFile(file)
                    && Files.size(file) == content.bytes()
                    && Content.of(file).equals(content);
            return same ? Optional.of(file) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) { // a URL of the web is no path; a file may be locked away
            return Optional.empty();
        }
    }

    private static Optional<FoundBytes> captured(
            Observation.WarcRecord record, Content content, Path warc, Path scratch) {
        try (WarcCaptures records = WarcCaptures.openAt(
                WarcStore.resolve(warc, record.file()), record.offset(), scratch, FetchLimits.defaults())) {
            if (records.hasNext() && records.next() instanceof WarcCapture capture) {
                if (capture.payload().sha256().equals(content.sha256())) {
                    return Optional.of(
                            new FoundBytes(capture.payload().path(), Side.Origin.CAPTURE, capture.payload()::discard));
                }
                capture.close();
            }
        } catch (IOException | IllegalArgumentException e) { // it is gone or damaged, or is of a WARC that was scanned
            return Optional.empty();
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        temporary.close();
    }
}
