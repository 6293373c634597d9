package dev.colophon.service.log;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.settings.Settings;

/** Reads the whole log and compares every hash with the signed checkpoint. */
public final class CheckLog {

    private final Settings settings;

    public CheckLog(Settings settings) {
        this.settings = settings;
    }

    /**
     * Returns how many leaves it has.
     *
     * @throws dev.colophon.evidence.log.verify.LogException when one is not as it was signed
     */
    public long check(Actor actor) {
        return ExistingLog.toRead(settings).log().verify();
    }
}
