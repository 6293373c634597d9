package dev.colophon.sightings.signal;

import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.store.PlaceKey;
import dev.colophon.store.Sanitiser;
import java.util.Comparator;

/**
 * By which a statement is known: the same of the same subject is one.
 *
 * @param subject the key of a place, the SHA-256 of a file, or an origin
 */
record SignalKey(String subject, String statement) implements Comparable<SignalKey> {

    private static final int LONGEST_SUBJECT = 260;

    private static final Comparator<SignalKey> ORDER =
            Comparator.comparing(SignalKey::subject).thenComparing(SignalKey::statement);

    static SignalKey of(LicenceSignal signal) {
        boolean place = !signal.isOfBytes() && (signal.scope() == Scope.ASSET || signal.scope() == Scope.PAGE);
        return new SignalKey(
                place ? PlaceKey.of(Sanitiser.clean(signal.subject())) : ofSite(signal.subject()),
                PlaceKey.of(String.join(
                        "\n",
                        signal.standard().name(),
                        signal.scope().name(),
                        signal.effect().name(),
                        signal.speaker().name(),
                        Sanitiser.clean(signal.statement()),
                        signal.terms().map(Sanitiser::clean).orElse(""))));
    }

    static String ofSite(String origin) {
        return Sanitiser.fit(origin, LONGEST_SUBJECT);
    }

    @Override
    public int compareTo(SignalKey other) {
        return ORDER.compare(this, other);
    }
}
