package dev.colophon.service.log;

import java.util.List;

/**
 * How a transparency log stands; the schema of its JSON is {@code log-state.schema.json}.
 *
 * @param origin its name
 * @param size in leaves
 * @param root the hash over all of them, in hexadecimal
 * @param key that whoever verifies needs
 * @param cosignedSize up to which leaf witnesses have vouched for it
 * @param registrationsMissing whether something is registered that is not in it yet
 * @param witnesses their names
 */
public record LogState(
        String origin,
        long size,
        String root,
        String key,
        long cosignedSize,
        boolean registrationsMissing,
        List<String> witnesses) {

    public LogState {
        witnesses = List.copyOf(witnesses);
    }
}
