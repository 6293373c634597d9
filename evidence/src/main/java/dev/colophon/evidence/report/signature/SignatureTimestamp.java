package dev.colophon.evidence.report.signature;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.log.verify.Hash;

/** Asks an RFC 3161 authority for a timestamp over the signature of a report. */
@FunctionalInterface
public interface SignatureTimestamp {

    /**
     * A timestamp for this imprint.
     *
     * @param imprint SHA-256 of the signature value
     * @return a DER TimeStampResp
     * @throws EvidenceException when none is to be had
     */
    byte[] stamp(Hash imprint);
}
