package dev.colophon.service.json;

import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.Capture;
import dev.colophon.sightings.StoredSighting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stored sighting; the schema is {@code stored-sighting.schema.json}. */
public record StoredSightingView(
        String sighting,
        String file,
        String kind,
        String sha256,
        long bytes,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Long durationMs,
        @Nullable List<PageView> pages,
        Capture.@Nullable WarcRecord warc,
        List<MatchView> matches) {

    /** A page on which it stands. */
    public record PageView(String url, String element) {

        private static PageView of(Appearance appearance) {
            return new PageView(appearance.page(), appearance.element());
        }
    }

    public static StoredSightingView of(StoredSighting sighting) {
        Capture capture = sighting.capture();
        List<PageView> pages = sighting.pages().stream().map(PageView::of).toList();
        return new StoredSightingView(
                sighting.id(),
                capture.place(),
                capture.kind().map(Enum::name).orElse(FindingView.UNREADABLE),
                capture.content().sha256(),
                capture.content().bytes(),
                capture.firstSeen(),
                capture.lastSeen(),
                FindingView.boxed(capture.durationMillis()),
                pages.isEmpty() ? null : pages,
                capture.warc().orElse(null),
                MatchView.of(sighting.matches(), capture.place()));
    }
}
