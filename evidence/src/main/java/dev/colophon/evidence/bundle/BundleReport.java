package dev.colophon.evidence.bundle;

import dev.colophon.evidence.bundle.sealed.BundleFacts;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Who makes the signed report of a bundle. */
public interface BundleReport {

    /** The certificate that it will be signed with; handed out beside the bundle. */
    X509Certificate signer();

    /**
     * The report, a signed PDF; empty when it cannot be printed, which leaves the rest of the bundle as good as it is. It is
     * promised then, and missing.
     */
    Optional<byte[]> pdf(BundleFacts facts);
}
