package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Capture.CAPTURE;

import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.Content;
import dev.colophon.store.Rows;
import java.time.Duration;
import java.util.Optional;
import org.jooq.Record;

/** Captures as they stand in the database. */
final class CaptureRows {

    private CaptureRows() {}

    static Capture capture(Record row) {
        Optional<String> kind = Rows.maybeText(row, CAPTURE.KIND).filter(name -> !name.equals("UNREADABLE"));
        Optional<Integer> status = Optional.ofNullable(row.get(CAPTURE.HTTP_STATUS));
        return new Capture(
                Rows.text(row, CAPTURE.ID),
                Rows.text(row, CAPTURE.PLACE),
                new Content(Rows.text(row, CAPTURE.SHA256), Rows.number(row, CAPTURE.BYTES)),
                kind.map(Medium::valueOf),
                Rows.maybeText(row, CAPTURE.REASON),
                Rows.maybe(row, CAPTURE.DURATION_MS),
                Duration.ofMillis(Rows.number(row, CAPTURE.ELAPSED_MS)),
                Rows.time(row, CAPTURE.FIRST_SEEN),
                Rows.time(row, CAPTURE.LAST_SEEN),
                Rows.number(row, CAPTURE.INDEX_POSITION),
                Rows.maybeText(row, CAPTURE.WARC_FILE)
                        .map(file -> new Capture.WarcRecord(file, Rows.number(row, CAPTURE.WARC_OFFSET))),
                status.map(code -> new Capture.HttpFacts(code, Rows.maybeText(row, CAPTURE.CONTENT_TYPE))));
    }
}
