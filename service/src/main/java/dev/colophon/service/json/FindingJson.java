package dev.colophon.service.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.detect.Sighting;
import dev.colophon.registry.Clearance;
import dev.colophon.registry.MatchJson;
import dev.colophon.registry.Reference;
import dev.colophon.registry.RegisteredMatch;
import dev.colophon.registry.Work;
import dev.colophon.service.scan.Finding;
import java.util.List;

/** The JSON line of a file that was checked; the schema is {@code sighting.schema.json}. */
public final class FindingJson {

    private FindingJson() {}

    /** The line itself. */
    public static String line(Finding finding) {
        return JsonLines.line(of(finding));
    }

    public static ObjectNode of(Finding finding) {
        Sighting sighting = finding.sighting();
        ObjectNode line = JsonLines.object();
        line.put("file", finding.place());
        line.put("kind", sighting.medium().map(Enum::name).orElse("UNREADABLE"));
        sighting.reason().ifPresent(reason -> line.put("reason", reason));
        sighting.durationMillis().ifPresent(millis -> line.put("durationMs", millis));
        line.put("elapsedMs", sighting.elapsed().toMillis());
        finding.page().ifPresent(page -> line.put("page", page));
        finding.sightingId().ifPresent(id -> line.put("sighting", id));
        line.set("matches", matches(finding.matches(), finding.place()));
        return line;
    }

    /** Of what could not be had; such lines are like those of files that cannot be read. */
    public static ObjectNode of(Skipped skipped) {
        ObjectNode line = JsonLines.object()
                .put("file", skipped.place())
                .put("kind", "UNREADABLE")
                .put(
                        "reason",
                        (skipped.kind() == Skipped.Kind.FAILED ? "NOT_RECEIVED: " : "NOT_ASKED: ") + skipped.reason())
                .put("elapsedMs", 0);
        skipped.page().ifPresent(page -> line.put("page", page));
        line.putArray("matches");
        return line;
    }

    public static ArrayNode matches(List<RegisteredMatch> matches, String place) {
        ArrayNode array = JsonLines.object().arrayNode();
        for (RegisteredMatch found : matches) {
            Work work = found.registered().work();
            Reference reference = found.registered().reference();
            ObjectNode match = array.addObject();
            match.putObject("work")
                    .put("id", work.id())
                    .put("title", work.title())
                    .put("owner", work.owner().name());
            match.putObject("reference").put("id", reference.id().value()).put("file", reference.fileName());
            match.setAll(MatchJson.show(found.match()));
            Clearance.of(found, place).ifPresent(clearance -> match.put("cleared", clearance.name()));
        }
        return array;
    }
}
