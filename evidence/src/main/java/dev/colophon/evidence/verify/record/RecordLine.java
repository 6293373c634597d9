package dev.colophon.evidence.verify.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.log.verify.Salt;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.StrictJson;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A line of the file {@code record.jsonl}.
 *
 * @param leaf its exact text
 * @param opened what a salted leaf is about, where that is told
 */
public record RecordLine(String leaf, Optional<Opened> opened) {

    /** The name of the file. */
    public static final String FILE = "record.jsonl";

    /**
     * What a salted leaf is about.
     *
     * @param subject its exact text
     */
    public record Opened(Salt salt, String subject) {}

    /** The line with its end. */
    public byte[] bytes() {
        Map<String, Object> members = new TreeMap<>(Map.of("leaf", leaf));
        opened.ifPresent(of -> {
            members.put("salt", of.salt().hex());
            members.put("subject", of.subject());
        });
        return (new String(CanonicalJson.bytes(members), UTF_8) + "\n").getBytes(UTF_8);
    }

    static RecordLine read(String line) throws MalformedPart {
        JsonObject json = StrictJson.canonical(line.getBytes(UTF_8), FILE).only("leaf", "salt", "subject");
        Optional<Opened> opened = json.has("salt") || json.has("subject")
                ? Optional.of(new Opened(new Salt(json.hash("salt", "")), json.text("subject")))
                : Optional.empty();
        return new RecordLine(json.text("leaf"), opened);
    }
}
