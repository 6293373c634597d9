package dev.colophon.service.declaration;

import dev.colophon.evidence.declaration.DidKey;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.registry.work.Content;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Verifies a declaration of anybody, without network, database or home. */
public final class VerifyDeclaration {

    /**
     * What is asked.
     *
     * @param file that the declaration is said to be of
     * @param key of whoever is said to have signed it, from whom it belongs to
     */
    public record Request(Path declaration, Optional<Path> file, Optional<String> key) {}

    /**
     * What came of it.
     *
     * @param declared when it was signed, as the signer says; empty when the signature does not hold
     * @param fault what does not hold; empty: everything that was asked for holds
     * @param trusted whether the key came from whoever asks, and not out of the declaration
     */
    public record Verified(
            DeclarationStatement statement, Optional<Instant> declared, Optional<String> fault, boolean trusted) {}

    /**
     * Verifies it.
     *
     * @throws ServiceException when it is no declaration, or a file cannot be read
     */
    public Verified verify(Actor actor, Request request) {
        actor.require(Permission.VERIFY);
        Optional<DidKey> key = request.key().map(VerifyDeclaration::key);
        SignedDeclaration read = read(request.declaration());
        return new Verified(
                read.statement(),
                read.declared(),
                read.fault().or(() -> fault(read.statement(), key, request.file())),
                key.isPresent());
    }

    private static Optional<String> fault(DeclarationStatement statement, Optional<DidKey> key, Optional<Path> file) {
        if (key.filter(expected -> !expected.toString().equals(statement.issuer()))
                .isPresent()) {
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

    private static SignedDeclaration read(Path file) {
        try {
            return SignedDeclaration.read(file);
        } catch (MalformedPart e) {
            throw none(file, String.valueOf(e.getMessage()));
        } catch (IOException _) {
            throw unreadable(file);
        }
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
