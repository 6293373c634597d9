package dev.colophon.service.precheck;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.verify.receipt.PrecheckReceipt;
import dev.colophon.registry.work.Content;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Verifies the receipt of a pre-check, of anybody, without network, database or home. */
public final class VerifyReceipt {

    /**
     * What is asked.
     *
     * @param file that the receipt is said to be of
     * @param key of the log, from whom it belongs to
     */
    public record Request(Path receipt, Optional<Path> file, Optional<String> key) {}

    /**
     * What came of it.
     *
     * @param fault what does not hold; empty: everything that was asked for holds
     * @param trusted whether the key came from whoever asks, and not out of the receipt
     */
    public record Verified(PrecheckReceipt receipt, Optional<String> fault, boolean trusted) {}

    /**
     * Verifies it.
     *
     * @throws ServiceException when it is no receipt, or a file cannot be read
     */
    public Verified verify(Actor actor, Request request) {
        actor.require(Permission.VERIFY);
        Optional<VerifierKey> key = request.key().map(VerifyReceipt::key);
        PrecheckReceipt receipt = read(request.receipt());
        return new Verified(receipt, fault(receipt, key, request.file()), key.isPresent());
    }

    private static Optional<String> fault(PrecheckReceipt receipt, Optional<VerifierKey> key, Optional<Path> file) {
        try {
            receipt.verify(key);
        } catch (LogException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return file.filter(asked -> !hash(asked).equals(receipt.statement().query()))
                .map(asked -> "%s is not the file that was asked about: its bytes are others".formatted(asked));
    }

    private static VerifierKey key(String text) {
        try {
            return VerifierKey.parse(text);
        } catch (LogException e) {
            throw new ServiceException(
                    Category.USAGE, "--key: %s; `colophon log` prints that of a home".formatted(e.getMessage()));
        }
    }

    private static PrecheckReceipt read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return PrecheckReceipt.read(in.readNBytes(PrecheckReceipt.MAX_BYTES + 1));
        } catch (LogException e) {
            throw new ServiceException(Category.REFUSED, "%s: %s".formatted(file, e.getMessage()));
        } catch (IOException _) {
            throw new ServiceException(Category.REFUSED, file + ": cannot be read: check the name");
        }
    }

    private static Hash hash(Path file) {
        try {
            return Hash.fromHex(Content.of(file).sha256());
        } catch (IOException _) {
            throw new ServiceException(Category.REFUSED, file + ": cannot be read: check the name");
        }
    }
}
