package dev.colophon.scale.spark.detection;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.detect.Sighting;
import dev.colophon.index.Match;
import dev.colophon.registry.MatchJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of bytes, wherever they stand, as rows.
 *
 * @param shortcoming why nobody knows all that is in them, as {@code CODE: what, why}
 * @param notCompared whether there was too little in them to compare
 * @param failure whether to look again may help
 */
record ContentRows(List<MatchRow> matches, Optional<String> shortcoming, boolean notCompared, boolean failure) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /**
     * Where bytes stood.
     *
     * @param address of it; inside an archive, with {@code !/}
     * @param seen when it was received
     * @param warc the file, as the job was given it
     * @param offset of the record
     */
    record Place(String address, Optional<Instant> seen, String warc, Optional<Long> offset) {

        private void into(ObjectNode row) {
            row.put("address", address);
            seen.ifPresent(when -> row.put("seen", when.toString()));
            row.put("warc", warc);
            offset.ifPresent(at -> row.put("offset", at));
        }
    }

    /** One match, without the place. */
    record MatchRow(ObjectNode shown, String reference, Optional<String> partial) {

        /** At a place. */
        String row(String digest, Place place) {
            ObjectNode row = MAPPER.createObjectNode();
            row.put("kind", "MATCH");
            row.put("digest", digest);
            row.put("reference", reference);
            row.set("medium", shown.get("medium"));
            row.set("grade", shown.get("grade"));
            row.set("false_alarms", shown.get("falseAlarms"));
            row.set("of_reference", shown.at("/coverage/ofReference"));
            row.set("of_copy", shown.at("/coverage/ofCopy"));
            row.put("sections", shown.get("segments").toString());
            row.put("transform", shown.get("transform").toString());
            row.set("why", shown.get("why"));
            partial.ifPresent(why -> row.put("partial", why));
            place.into(row);
            return row.toString();
        }
    }

    static ContentRows of(Sighting sighting) {
        // Of what there is too little, everything is known.
        boolean notCompared = sighting.isReadable() && sighting.notCompared().isPresent();
        Optional<String> reason = notCompared ? Optional.empty() : sighting.reason();
        return new ContentRows(
                sighting.matches().stream().map(match -> row(match, reason)).toList(),
                reason,
                notCompared,
                sighting.isFailure());
    }

    static ContentRows failed(String why) {
        return new ContentRows(List.of(), Optional.of(why), false, true);
    }

    private static MatchRow row(Match match, Optional<String> partial) {
        return new MatchRow(MatchJson.show(match), match.reference().value(), partial);
    }

    /** Of what was not looked into, or not into all of it. */
    static String failureRow(String reason, Place place) {
        ObjectNode row = MAPPER.createObjectNode();
        row.put("kind", "FAILURE");
        row.put("reason", reason);
        place.into(row);
        return row.toString();
    }
}
