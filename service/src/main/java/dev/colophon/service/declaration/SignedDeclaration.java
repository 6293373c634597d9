package dev.colophon.service.declaration;

import dev.colophon.evidence.declaration.DataIntegrityProof;
import dev.colophon.evidence.declaration.InvalidProofException;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A declaration of anybody, and whether it is signed by whom it says.
 *
 * @param declared when it was signed, as the signer says; empty when the signature does not hold
 * @param fault why it does not hold; empty: nothing in it was changed since its issuer signed it
 */
public record SignedDeclaration(DeclarationStatement statement, Optional<Instant> declared, Optional<String> fault) {

    /** How the names of declarations end. */
    public static final String ENDING = ".declaration.json";

    private static final int MAX_BYTES = 4 << 20;
    private static final String PART = "declaration";

    /**
     * Reads one.
     *
     * @throws MalformedPart when the file is none
     * @throws IOException when it cannot be read
     */
    public static SignedDeclaration read(Path file) throws IOException, MalformedPart {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(MAX_BYTES + 1));
        }
    }

    static SignedDeclaration of(byte[] bytes) throws MalformedPart {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedPart(PART, Message.of("json.long", MAX_BYTES));
        }
        JsonObject json = StrictJson.object(bytes, PART);
        DeclarationStatement statement = DeclarationStatement.of(json);
        try {
            DataIntegrityProof proof = DataIntegrityProof.verify(json.members());
            return new SignedDeclaration(
                    statement,
                    Optional.of(proof.created()),
                    proof.signer().toString().equals(statement.issuer())
                            ? Optional.empty()
                            : Optional.of("it is signed by another than its issuer"));
        } catch (InvalidProofException | IllegalArgumentException e) {
            return new SignedDeclaration(statement, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }
}
