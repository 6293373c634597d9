package dev.colophon.evidence.bundle;

import java.security.cert.X509Certificate;

/** Who makes the signed report of a bundle. */
public interface BundleReport {

    /** The certificate that it will be signed with; handed out beside the bundle. */
    X509Certificate signer();

    /** The report, a signed PDF. */
    byte[] pdf(BundleFacts facts);
}
