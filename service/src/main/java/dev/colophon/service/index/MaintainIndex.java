package dev.colophon.service.index;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.IndexStats.MediumStats;
import dev.colophon.index.SelfTest;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.registry.Catalogue;
import dev.colophon.registry.IndexReport;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.HomeLock;
import java.time.Duration;
import java.util.List;

/** Looks at the search index, compares it with the database, tests it, and makes it anew. */
public final class MaintainIndex {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Settings settings;

    public MaintainIndex(Settings settings) {
        this.settings = settings;
    }

    /** What it holds, by medium. */
    public List<MediumStats> statistics(Actor actor, MessageListener listener) {
        try (HomeSession session = HomeSession.reading(settings, listener)) {
            return session.index().stats().media();
        }
    }

    /** Whether it says what the database says. */
    public IndexReport verify(Actor actor, MessageListener listener) {
        try (HomeSession session = HomeSession.writing(settings.stored(), "index verify", listener)) {
            return session.catalogue().verify();
        }
    }

    /**
     * Whether what matches of sound promise comes true.
     *
     * @param windows stretches of sound to search, at least 1
     */
    public SelfTest selfTest(Actor actor, int windows, MessageListener listener) {
        try (HomeSession session = HomeSession.writing(settings.stored(), "index selftest", listener)) {
            return session.catalogue().selfTest(Medium.AUDIO, windows).orElseThrow();
        }
    }

    /** Makes it anew from the stored fingerprints. */
    public void rebuild(Actor actor, ProgressListener listener) {
        Settings stored = settings.stored();
        try (HomeLock _ = stored.home().lock("index rebuild", PATIENCE, listener::message)) {
            listener.begins(0);
            Catalogue.rebuild(
                    stored.home(),
                    stored.database(),
                    LocalIndex::open,
                    put -> listener.advances(put + " fingerprints"));
        }
    }
}
