package dev.colophon.cases.removal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * That a copy is looked for again and again, as it is written down between looks.
 *
 * @param sighting by its id
 * @param begun when it began
 * @param claimed when somebody said last that the copy is removed
 */
public record LookSeries(String sighting, Instant begun, Optional<Instant> claimed) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final String SIGHTING = "sighting";
    private static final String BEGUN = "begun";
    private static final String CLAIMED = "claimed";

    /** Reads what {@link #json} wrote. */
    static LookSeries of(String json) {
        try {
            var read = JSON.readTree(json);
            OptionalLong claimed =
                    read.hasNonNull(CLAIMED) ? OptionalLong.of(read.get(CLAIMED).asLong()) : OptionalLong.empty();
            return new LookSeries(
                    read.path(SIGHTING).asText(),
                    Instant.ofEpochMilli(read.path(BEGUN).asLong()),
                    claimed.isPresent() ? Optional.of(Instant.ofEpochMilli(claimed.getAsLong())) : Optional.empty());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a task of another version: " + json, e);
        }
    }

    String json() {
        var written = JSON.createObjectNode();
        written.put(SIGHTING, sighting);
        written.put(BEGUN, begun.toEpochMilli());
        claimed.ifPresent(at -> written.put(CLAIMED, at.toEpochMilli()));
        return written.toString();
    }

    /** The same, of which somebody says that it is removed since then. */
    public LookSeries claimed(Instant at) {
        return new LookSeries(sighting, begun, Optional.of(at));
    }
}
