package dev.colophon.server.web.review;

import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.server.view.Tongue;
import dev.colophon.sightings.signal.StoredSignal;
import java.util.List;

/** What somebody says that a copy is licensed by, for a person to look at: it is what they say, and may be about something else. */
public final class SaidLicences {

    private SaidLicences() {}

    /** Those that are still said, the most telling first. */
    public static List<StoredSignal> of(List<StoredSignal> signals) {
        return signals.stream()
                .filter(stored -> stored.ended().isEmpty() && stored.signal().effect() == Effect.LICENSES)
                .toList();
    }

    /** Such as {@code The page says: CC BY 4.0 (it does not name this file)}. */
    public static String words(StoredSignal stored, Tongue tongue) {
        LicenceSignal signal = stored.signal();
        String said =
                tongue.say("says." + signal.speaker().name(), tongue.report().title(signal.statement()));
        return signal.scope() == Scope.ASSET || signal.isOfBytes() ? said : tongue.say("says.not-this", said);
    }
}
