package dev.colophon.evidence.verify;

import dev.colophon.evidence.verify.read.Pem;
import dev.colophon.evidence.verify.read.Unreadable;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** The certificates that chains of timestamps may end in. */
final class Roots {

    private Roots() {}

    /** Those that came with the bundle, and those of the verifier. */
    static List<X509Certificate> of(Opened bundle, TrustStore trust) throws Unreadable {
        List<X509Certificate> roots = new ArrayList<>();
        for (int i = 1; bundle.side().has(bundle.name().authority(i)); i++) {
            String part = bundle.name().authority(i);
            roots.add(Pem.certificate(bundle.side().get(part).orElseThrow(), part));
        }
        trust.authorities().forEach(authority -> roots.add(authority.certificate()));
        return roots;
    }
}
