package dev.colophon.service.session;

import dev.colophon.media.provenance.Credentials;
import dev.colophon.media.provenance.ProvenanceCheck;
import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Proof;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Speaker;
import dev.colophon.page.licence.LicenceSignal.Standard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the Content Credentials of a copy say: who issued it, never that a host may show it. Where they name what it was made from,
 * the owner's file may be that, and its use licensed.
 */
final class IssuedSignals {

    private IssuedSignals() {}

    /**
     * The statements.
     *
     * @param place where the file was read
     * @param sha256 of the file
     */
    static List<LicenceSignal> of(Credentials credentials, String place, String sha256) {
        List<LicenceSignal> signals = new ArrayList<>();
        Effect effect = effect(credentials);
        signals.add(signal(credentials, place, sha256, "c2pa.claim", effect, issued(credentials)));
        if (effect != Effect.VOID) {
            credentials
                    .ingredients()
                    .forEach(ingredient -> signals.add(signal(
                            credentials,
                            place,
                            sha256,
                            "c2pa.ingredient",
                            Effect.LICENSES,
                            "made from " + ingredient)));
        }
        credentials
                .trainingAndMining()
                .forEach(entry ->
                        signals.add(signal(credentials, place, sha256, "training-mining", Effect.MACHINE_USE, entry)));
        return signals;
    }

    private static Effect effect(Credentials credentials) {
        List<ProvenanceCheck.State> states = Stream.of(
                        credentials.hash(), credentials.assertions(), credentials.signature())
                .map(ProvenanceCheck::state)
                .toList();
        if (states.contains(ProvenanceCheck.State.MISMATCH) || states.contains(ProvenanceCheck.State.BAD)) {
            return Effect.VOID;
        }
        return states.stream().allMatch(state -> state == ProvenanceCheck.State.UNKNOWN)
                ? Effect.UNREADABLE
                : Effect.CREDITS;
    }

    private static String issued(Credentials credentials) {
        String actions = credentials.actions().isEmpty() ? "" : "; " + String.join(", ", credentials.actions());
        return credentials.issued() + "; " + credentials.checks() + actions;
    }

    private static LicenceSignal signal(
            Credentials credentials, String place, String sha256, String locator, Effect effect, String statement) {
        return new LicenceSignal(
                Standard.C2PA,
                place,
                locator,
                Scope.ASSET,
                sha256,
                effect,
                statement,
                Speaker.SIGNER,
                credentials.isGenuine() ? Proof.SIGNED : Proof.NONE,
                Optional.empty());
    }
}
