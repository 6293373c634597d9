package dev.colophon.cli.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.http.guard.AllowList;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.removal.LookAgain;
import dev.colophon.service.removal.LookedCopy;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks for copies, as tests do: at once, without rests. */
public final class Looks {

    private Looks() {}

    /** All are looked for; by address. */
    public static Map<String, LookedCopy.Looked> of(Settings settings, AllowList allowed, List<String> sightings)
            throws IOException {
        Map<String, LookedCopy.Looked> looked = new LinkedHashMap<>();
        List<String> failed = new ArrayList<>();
        new LookAgain(settings, Politeness.unlimited(1), InstantSource.system())
                .look(Actor.local(), new LookAgain.Request(sightings, false, false, allowed), came -> {
                    switch (came) {
                        case LookedCopy.Looked one -> looked.put(one.sighting().place(), one);
                        case LookedCopy.NotLooked none -> failed.add(none.toString());
                    }
                });
        assertThat(failed).isEmpty();
        return looked;
    }
}
