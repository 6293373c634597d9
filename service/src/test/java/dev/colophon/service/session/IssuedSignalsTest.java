package dev.colophon.service.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.media.provenance.Credentials;
import dev.colophon.media.provenance.ProvenanceCheck;
import dev.colophon.media.provenance.ProvenanceCheck.State;
import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Proof;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssuedSignalsTest {

    private static final ProvenanceCheck OK = new ProvenanceCheck(State.OK, "");
    private static final ProvenanceCheck UNKNOWN = new ProvenanceCheck(State.UNKNOWN, "no trust list is set");

    private static List<LicenceSignal> of(ProvenanceCheck hash, ProvenanceCheck signature) {
        Credentials credentials = new Credentials(
                "Ada Pictures",
                "cam 7",
                hash,
                hash.state() == State.UNKNOWN ? UNKNOWN : OK,
                signature,
                UNKNOWN,
                new ProvenanceCheck(State.UNKNOWN, "there is none"),
                OK,
                List.of("c2pa.opened"),
                List.of("leaf.jpg (parentOf)"),
                List.of("cawg.ai_training: notAllowed"));
        return IssuedSignals.of(credentials, "https://site.example/a.jpg", "ab12");
    }

    @Test
    void whatWasMadeFromAnotherMayBeLicensed() {
        List<LicenceSignal> signals = of(OK, OK);
        assertThat(signals)
                .allSatisfy(signal -> {
                    assertThat(signal.subject()).isEqualTo("ab12");
                    assertThat(signal.proof()).isEqualTo(Proof.SIGNED);
                })
                .extracting(signal -> signal.effect() + " " + signal.statement())
                .containsExactly(
                        "CREDITS issued by Ada Pictures with cam 7; hash OK; assertions OK; signature OK; chain UNKNOWN: no trust list is set; time stamp UNKNOWN: there is none; history OK; c2pa.opened",
                        "LICENSES made from leaf.jpg (parentOf)",
                        "MACHINE_USE cawg.ai_training: notAllowed");
    }

    @Test
    void whatWasSignedForOtherBytesLicensesNothing() {
        assertThat(of(new ProvenanceCheck(State.MISMATCH, "other bytes"), OK))
                .extracting(LicenceSignal::effect)
                .containsExactly(Effect.VOID, Effect.MACHINE_USE);
        assertThat(of(OK, new ProvenanceCheck(State.BAD, "it does not fit the claim")))
                .noneMatch(LicenceSignal::mayLicense)
                .allSatisfy(signal -> assertThat(signal.proof()).isEqualTo(Proof.NONE));
    }

    @Test
    void whatCannotBeReadMaySayAnything() {
        assertThat(of(UNKNOWN, UNKNOWN))
                .first()
                .extracting(LicenceSignal::effect)
                .isEqualTo(Effect.UNREADABLE);
        assertThat(of(UNKNOWN, OK)).first().extracting(LicenceSignal::effect).isEqualTo(Effect.CREDITS);
    }
}
