package dev.colophon.service.index;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.SelfTest;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;

/** Tests whether what matches of sound promise comes true in this index. */
public final class SelfTestIndex {

    private final Settings settings;

    public SelfTestIndex(Settings settings) {
        this.settings = settings;
    }

    /**
     * While it fails, no sound is matched more surely than CANDIDATE.
     *
     * @param windows stretches of sound to search, at least 1
     * @throws dev.colophon.service.caller.ServiceException when nothing was ever stored
     */
    public SelfTest test(Actor actor, int windows, MessageListener listener) {
        actor.require(Permission.MACHINE);
        try (HomeSession session = HomeSession.writing(settings.stored(), actor, "index selftest", listener)) {
            return session.catalogue().selfTest(Medium.AUDIO, windows).orElseThrow();
        }
    }
}
