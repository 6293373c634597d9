package dev.colophon.service.log;

import dev.colophon.cases.home.LoggedFile;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The files of a proof, beside the registered file itself.
 *
 * @param leaf the exact bytes in the log
 * @param proof that they are in it
 * @param stamped where the log was stamped: the checkpoint of the proof and the timestamp over it
 */
public record ProofFiles(byte[] leaf, byte[] proof, Optional<Stamped> stamped) {

    /** A checkpoint and the RFC 3161 response over it. */
    public record Stamped(byte[] checkpoint, byte[] token) {}

    /** The files of a proof. */
    public static ProofFiles of(LoggedFile logged) {
        return new ProofFiles(
                logged.leaf(),
                logged.proof().bytes(),
                logged.token()
                        .map(token -> new Stamped(logged.proof().checkpoint().bytes(), token)));
    }

    /** Their bytes, by what is appended to the name of the registered file; the leaf first. */
    public SequencedMap<String, byte[]> bySuffix() {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(".leaf.json", leaf);
        files.put(".tlog-proof", proof);
        stamped.ifPresent(of -> {
            files.put(".checkpoint", of.checkpoint());
            files.put(".checkpoint.tsr", of.token());
        });
        return files;
    }
}
