package dev.colophon.service.json.evidence;

import dev.colophon.service.log.CheckLog;

/** A log that is as it was signed, and what is registered and not in it; the schema is {@code checked-log.schema.json}. */
public record CheckedLogView(long leaves, long waiting, long absent) {

    public static CheckedLogView of(CheckLog.CheckedLog checked) {
        return new CheckedLogView(
                checked.leaves(),
                checked.registrations().waiting(),
                checked.registrations().absent());
    }
}
