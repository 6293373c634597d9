package dev.colophon.service.precheck;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.messages.Message;
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
    public record Verified(PrecheckReceipt receipt, Optional<Message> fault, boolean trusted) {}

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

    private static Optional<Message> fault(PrecheckReceipt receipt, Optional<VerifierKey> key, Optional<Path> file) {
        try {
            receipt.verify(key);
        } catch (LogException e) {
            return Optional.of(e.why());
        }
        return file.filter(asked -> !hash(asked).equals(receipt.statement().query()))
                .map(asked -> Message.of("receipt.other-file", asked));
    }

    private static VerifierKey key(String text) {
        try {
            return VerifierKey.parse(text);
        } catch (LogException e) {
            throw new ServiceException(Category.USAGE, Message.of("precheck.key", e.why()));
        }
    }

    private static PrecheckReceipt read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return PrecheckReceipt.read(in.readNBytes(PrecheckReceipt.MAX_BYTES + 1));
        } catch (LogException e) {
            throw new ServiceException(Category.REFUSED, Message.of("at", file, e.why()));
        } catch (IOException _) {
            throw new ServiceException(Category.REFUSED, Message.of("receipt.unreadable", file));
        }
    }

    private static Hash hash(Path file) {
        try {
            return Hash.fromHex(Content.of(file).sha256());
        } catch (IOException _) {
            throw new ServiceException(Category.REFUSED, Message.of("receipt.unreadable", file));
        }
    }
}
