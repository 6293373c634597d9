package dev.colophon.service.json.evidence;

import dev.colophon.service.log.ProveRegistration;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A proof that a file was registered; the schema is {@code registration-proof.schema.json}. */
public record RegistrationProofView(Instant registered, long leaf, String log, List<String> files) {

    /**
     * Of a proof that was written.
     *
     * @param files where
     */
    public static RegistrationProofView of(ProveRegistration.Proof proof, List<Path> files) {
        return new RegistrationProofView(
                proof.registered(),
                proof.leaf(),
                proof.log(),
                files.stream().map(Path::toString).toList());
    }
}
