package dev.colophon.evidence.verify.signature;

import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.container.Opened;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.Pem;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The certificates that chains of timestamps may end in. */
public final class Roots {

    private Roots() {}

    /** Those that were sealed with the bundle, and those of the verifier. */
    public static List<X509Certificate> of(Opened bundle, TrustStore trust) throws MalformedPart {
        List<X509Certificate> roots = new ArrayList<>();
        for (int i = 1; bundle.side().has(bundle.name().authority(i)); i++) {
            String part = bundle.name().authority(i);
            roots.add(Pem.certificate(bundle.side().get(part).orElseThrow(), part));
        }
        trust.authorities().forEach(authority -> roots.add(authority.certificate()));
        return roots;
    }

    /**
     * The one that lies beside a token that came after the sealing.
     *
     * @throws MalformedPart when it is not a certificate that has signed itself: its own bytes are all that vouches for them
     */
    public static Optional<X509Certificate> beside(Opened bundle, String token) throws MalformedPart {
        String part = BundleName.root(token);
        Optional<byte[]> pem = bundle.side().get(part);
        if (pem.isEmpty()) {
            return Optional.empty();
        }
        X509Certificate root = Pem.certificate(pem.get(), part);
        try {
            root.verify(root.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new MalformedPart(part, Message.of("root.self"), e);
        }
        return Optional.of(root);
    }
}
