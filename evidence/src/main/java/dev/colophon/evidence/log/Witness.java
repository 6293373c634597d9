package dev.colophon.evidence.log;

import dev.colophon.evidence.log.verify.VerifierKey;
import java.net.URI;

/**
 * Somebody who watches that a log only grows and says so with a signature (C2SP tlog-witness).
 *
 * @param key for cosignatures
 * @param submission the URL prefix that {@code /add-checkpoint} follows, without closing slash
 */
public record Witness(VerifierKey key, URI submission) {

    URI addCheckpoint() {
        return URI.create(submission + "/add-checkpoint");
    }
}
