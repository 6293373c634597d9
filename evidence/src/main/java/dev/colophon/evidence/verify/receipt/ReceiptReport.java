package dev.colophon.evidence.verify.receipt;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.LogException.Reason;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.signature.TrustStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What verifying a receipt came to.
 *
 * @param file of the receipt
 * @param asked the file that it is said to be of
 * @param fault what does not hold; empty: everything that was asked for holds
 * @param operator who runs the log; empty where whoever verifies does not know its key, which then came out of the receipt and only shows
 *     that the receipt is whole
 */
public record ReceiptReport(
        Path file, PrecheckReceipt receipt, Optional<Path> asked, Optional<Message> fault, Optional<String> operator) {

    private static final int BUFFER = 1 << 16;

    /** Whether a file may be a receipt, and is no bundle: by its first byte. */
    public static boolean isReceipt(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == '{';
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Verifies a receipt.
     *
     * @param asked the file that it is said to be of
     * @throws LogException when it is none, or a file cannot be read
     */
    public static ReceiptReport of(Path file, Optional<Path> asked, TrustStore trust) {
        PrecheckReceipt receipt = read(file);
        return new ReceiptReport(file, receipt, asked, fault(receipt, asked, trust), trust.operatorOf(receipt.key()));
    }

    private static PrecheckReceipt read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return PrecheckReceipt.read(in.readNBytes(PrecheckReceipt.MAX_BYTES + 1));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static LogException unreadable(Path file, IOException e) {
        return new LogException(Reason.MALFORMED, Message.of("receipt.unreadable", file.toString()), e);
    }

    private static Optional<Message> fault(PrecheckReceipt receipt, Optional<Path> asked, TrustStore trust) {
        Optional<VerifierKey> known = trust.logs().stream()
                .map(TrustStore.Operated::key)
                .filter(key -> key.name().equals(receipt.key().name()))
                .findFirst();
        try {
            receipt.verify(trust.knows(receipt.key()) ? Optional.empty() : known);
        } catch (LogException e) {
            return Optional.of(e.why());
        }
        return asked.filter(path -> !hash(path).equals(receipt.statement().query()))
                .map(path -> Message.of("receipt.other-file", path.toString()));
    }

    private static Hash hash(Path file) {
        if (!Files.isRegularFile(file)) {
            throw unreadable(file, new IOException("not a regular file"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return Hash.fromHex(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
