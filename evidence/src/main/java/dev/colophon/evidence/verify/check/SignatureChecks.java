package dev.colophon.evidence.verify.check;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.container.Opened;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.signature.TrustStore;
import dev.colophon.evidence.verify.signature.WaczSignature;
import java.security.PublicKey;
import java.util.Arrays;

/** The wacz-auth signature over the list. */
public final class SignatureChecks {

    private final Opened bundle;
    private final TrustStore trust;
    private final Findings findings;

    public SignatureChecks(Opened bundle, TrustStore trust, Findings findings) {
        this.bundle = bundle;
        this.trust = trust;
        this.findings = findings;
    }

    public void run() {
        try {
            WaczSignature signature = WaczSignature.parse(bundle.container().bytes(Entries.DIGEST, 1 << 16));
            signature(signature);
            known(signature);
        } catch (MalformedPart e) {
            findings.fail(Check.WACZ_SIGNATURE, e);
        }
    }

    private void signature(WaczSignature signature) {
        Hash key = Hash.sha256(signature.publicKey());
        if (!signature.isValid()) {
            findings.fail(Check.WACZ_SIGNATURE, Entries.DIGEST, Message.of("wacz.invalid"));
        }
        if (bundle.seal().filter(seal -> !seal.key().equals(key)).isPresent()) {
            findings.fail(Check.WACZ_SIGNATURE, Entries.DIGEST, Message.of("wacz.anew"));
        }
        if (bundle.content().isPresent()
                && !(bundle.content().get().created().equals(signature.created())
                        && bundle.content().get().software().equals(signature.software()))) {
            findings.fail(Check.WACZ_SIGNATURE, Entries.DIGEST, Message.of("wacz.time"));
        }
        findings.pass(Check.WACZ_SIGNATURE, Entries.DIGEST, Message.of("wacz.key", key.hex()));
    }

    private void known(WaczSignature signature) {
        if (trust.signers().stream()
                .map(PublicKey::getEncoded)
                .anyMatch(one -> Arrays.equals(one, signature.publicKey()))) {
            findings.pass(Check.WACZ_SIGNER_TRUST, Entries.DIGEST, Message.of("wacz.known"));
        } else {
            findings.unknown(
                    Check.WACZ_SIGNER_TRUST,
                    Entries.DIGEST,
                    Message.of(
                            "wacz.unknown", Hash.sha256(signature.publicKey()).hex()));
        }
    }
}
