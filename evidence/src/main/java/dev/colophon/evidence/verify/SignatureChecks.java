package dev.colophon.evidence.verify;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.verify.read.Unreadable;
import java.security.PublicKey;
import java.util.Arrays;

/** The wacz-auth signature over the list. */
final class SignatureChecks {

    private final Opened bundle;
    private final TrustStore trust;
    private final Findings findings;

    SignatureChecks(Opened bundle, TrustStore trust, Findings findings) {
        this.bundle = bundle;
        this.trust = trust;
        this.findings = findings;
    }

    void run() {
        try {
            WaczSignature signature = WaczSignature.parse(bundle.container().bytes(Entries.DIGEST, 1 << 16));
            signature(signature);
            known(signature);
        } catch (Unreadable e) {
            findings.fail(Check.WACZ_SIGNATURE, e);
        }
    }

    private void signature(WaczSignature signature) {
        Hash key = Hash.sha256(signature.publicKey());
        if (!signature.isValid()) {
            findings.fail(Check.WACZ_SIGNATURE, Entries.DIGEST, "the signature is not by the key beside it");
        }
        if (bundle.seal().filter(seal -> !seal.key().equals(key)).isPresent()) {
            findings.fail(
                    Check.WACZ_SIGNATURE, Entries.DIGEST, "signed by another key than the sealed one: signed anew");
        }
        if (bundle.content().isPresent()
                && !(bundle.content().get().created().equals(signature.created())
                        && bundle.content().get().software().equals(signature.software()))) {
            findings.fail(Check.WACZ_SIGNATURE, Entries.DIGEST, "time or software are not those of datapackage.json");
        }
        findings.pass(Check.WACZ_SIGNATURE, Entries.DIGEST, "ECDSA P-256, key " + key.hex());
    }

    private void known(WaczSignature signature) {
        if (trust.signers().stream()
                .map(PublicKey::getEncoded)
                .anyMatch(one -> Arrays.equals(one, signature.publicKey()))) {
            findings.pass(Check.WACZ_SIGNER_TRUST, Entries.DIGEST, "your trust folder names the key");
        } else {
            findings.unknown(
                    Check.WACZ_SIGNER_TRUST,
                    Entries.DIGEST,
                    "your trust folder names no such key: ask the claimant for the SHA-256 of its key, "
                            + Hash.sha256(signature.publicKey()).hex());
        }
    }
}
