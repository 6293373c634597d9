package dev.colophon.service.declaration;

import dev.colophon.evidence.declaration.DataIntegrityProof;
import dev.colophon.evidence.declaration.DidKey;
import dev.colophon.evidence.declaration.InvalidProofException;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.StrictJson;
import dev.colophon.registry.work.Content;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verifies a declaration of anybody, without network, database or home. */
public final class VerifyDeclaration {

    private static final int MAX_BYTES = 4 << 20;
    private static final String PART = "declaration";

    /**
     * What is asked.
     *
     * @param file that the declaration is said to be of
     * @param key of whoever is said to have signed it, from whom it belongs to
     */
    public record Request(Path declaration, Optional<Path> file, Optional<String> key) {}

    /**
     * What a declaration says.
     *
     * @param work the id of the work where it was declared
     * @param files SHA-256 of each
     */
    public record Statement(String issuer, String work, String title, String owner, List<String> files) {

        public Statement {
            files = List.copyOf(files);
        }
    }

    /**
     * What came of it.
     *
     * @param declared when it was signed, as the signer says; empty when the signature does not hold
     * @param fault what does not hold; empty: everything that was asked for holds
     * @param trusted whether the key came from whoever asks, and not out of the declaration
     */
    public record Verified(Statement statement, Optional<Instant> declared, Optional<String> fault, boolean trusted) {}

    /**
     * Verifies it.
     *
     * @throws ServiceException when it is no declaration, or a file cannot be read
     */
    public Verified verify(Actor actor, Request request) {
        Optional<DidKey> key = request.key().map(VerifyDeclaration::key);
        JsonObject json = read(request.declaration());
        Statement statement = statement(request.declaration(), json);
        try {
            DataIntegrityProof proof = DataIntegrityProof.verify(json.members());
            return new Verified(
                    statement,
                    Optional.of(proof.created()),
                    fault(statement, proof, key, request.file()),
                    key.isPresent());
        } catch (InvalidProofException | IllegalArgumentException e) {
            return new Verified(
                    statement, Optional.empty(), Optional.of(String.valueOf(e.getMessage())), key.isPresent());
        }
    }

    private static Optional<String> fault(
            Statement statement, DataIntegrityProof proof, Optional<DidKey> key, Optional<Path> file) {
        if (!proof.signer().toString().equals(statement.issuer())) {
            return Optional.of("it is signed by another than its issuer");
        }
        if (key.filter(expected -> !expected.equals(proof.signer())).isPresent()) {
            return Optional.of("it is signed with another key than the one you name");
        }
        return file.filter(asked -> !statement.files().contains(hash(asked)))
                .map(asked -> "%s is none of its files: its bytes are others".formatted(asked));
    }

    private static DidKey key(String text) {
        try {
            return DidKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ServiceException(Category.USAGE, "--key: " + e.getMessage());
        }
    }

    private static JsonObject read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw none(file, "longer than %d bytes".formatted(MAX_BYTES));
            }
            return StrictJson.object(bytes, PART);
        } catch (MalformedPart e) {
            throw none(file, String.valueOf(e.getMessage()));
        } catch (IOException _) {
            throw unreadable(file);
        }
    }

    private static Statement statement(Path file, JsonObject json) {
        try {
            JsonObject subject = json.object("credentialSubject");
            String id = subject.text("id");
            return new Statement(
                    json.text("issuer"),
                    id.startsWith(DeclarationJson.ID) ? id.substring(DeclarationJson.ID.length()) : id,
                    subject.text("name"),
                    subject.object("copyrightHolder").text("name"),
                    hashes(subject.objects("encoding")));
        } catch (MalformedPart e) {
            throw none(file, String.valueOf(e.getMessage()));
        }
    }

    private static List<String> hashes(List<JsonObject> files) throws MalformedPart {
        List<String> hashes = new ArrayList<>();
        for (JsonObject file : files) {
            hashes.add(file.text("sha256"));
        }
        return hashes;
    }

    private static ServiceException none(Path file, String why) {
        return new ServiceException(Category.REFUSED, "%s: not a declaration of a work: %s".formatted(file, why));
    }

    private static ServiceException unreadable(Path file) {
        return new ServiceException(Category.REFUSED, file + ": cannot be read: check the name");
    }

    private static String hash(Path file) {
        try {
            return Content.of(file).sha256();
        } catch (IOException _) {
            throw unreadable(file);
        }
    }
}
