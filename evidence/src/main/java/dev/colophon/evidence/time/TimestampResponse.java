package dev.colophon.evidence.time;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * What an authority answered, as it answered.
 *
 * @param bytes the whole TimeStampResp, DER
 * @param time when the authority says that it was asked
 * @param signer the certificate that signed it; it stands in the response
 */
public record TimestampResponse(byte[] bytes, Instant time, X509Certificate signer) {

    public TimestampResponse {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }
}
