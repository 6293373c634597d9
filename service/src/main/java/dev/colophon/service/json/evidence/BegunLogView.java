package dev.colophon.service.json.evidence;

import dev.colophon.service.log.BeginLog;

/** A log that was begun; the schema is {@code begun-log.schema.json}. */
public record BegunLogView(String origin, String key, String privateKeys) {

    /** Of the log that was begun under this name. */
    public static BegunLogView of(String origin, BeginLog.Begun begun) {
        return new BegunLogView(origin, begun.key(), begun.privateKeys().toString());
    }
}
