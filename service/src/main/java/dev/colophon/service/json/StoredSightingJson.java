package dev.colophon.service.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.sightings.Capture;
import dev.colophon.sightings.StoredSighting;

/** The JSON line of a stored sighting. */
public final class StoredSightingJson {

    private StoredSightingJson() {}

    public static ObjectNode of(StoredSighting sighting) {
        Capture capture = sighting.capture();
        ObjectNode line = JsonLines.object()
                .put("sighting", sighting.id())
                .put("file", capture.place())
                .put("kind", capture.kind().map(Enum::name).orElse("UNREADABLE"))
                .put("sha256", capture.content().sha256())
                .put("bytes", capture.content().bytes())
                .put("firstSeen", capture.firstSeen().toString())
                .put("lastSeen", capture.lastSeen().toString());
        capture.durationMillis().ifPresent(millis -> line.put("durationMs", millis));
        if (!sighting.pages().isEmpty()) {
            ArrayNode pages = line.putArray("pages");
            sighting.pages()
                    .forEach(on -> pages.addObject().put("url", on.page()).put("element", on.element()));
        }
        capture.warc()
                .ifPresent(at -> line.putObject("warc").put("file", at.file()).put("offset", at.offset()));
        line.set("matches", FindingJson.matches(sighting.matches(), capture.place()));
        return line;
    }
}
