package dev.colophon.service.home;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The key by which programs of this machine's user ask the API, in a file of the home that its owner alone reads.
 *
 * @param text 256 random bits
 */
public record ApiKey(String text) {

    /** In the folder of private keys. */
    public static final String FILE = "api-token";

    /** The key that reads the metrics, and nothing else. */
    public static final String METRICS_FILE = "metrics-token";

    private static final int BYTES = 32;
    private static final int FEWEST_CHARACTERS = 32;

    /** That of a home, made where there is none. */
    public static ApiKey of(Settings settings) {
        return of(settings, FILE);
    }

    /** That of a home by which its metrics are read, made where there is none. */
    public static ApiKey ofMetrics(Settings settings) {
        return of(settings, METRICS_FILE);
    }

    private static ApiKey of(Settings settings, String name) {
        Path file = settings.home().createKeys().resolve(name);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            String text = Files.readString(file, US_ASCII).strip();
            if (text.length() < FEWEST_CHARACTERS) {
                throw new ServiceException(
                        Category.ENVIRONMENT,
                        "%s holds no key of the API: delete it, and another is made".formatted(file));
            }
            return new ApiKey(text);
        } catch (IOException e) {
            throw new ServiceException(
                    Category.ENVIRONMENT, "cannot use %s: %s".formatted(file, ServiceException.reason(e)));
        }
    }

    private static void make(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            if (posix) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) { // another process was quicker
            return;
        }
        Files.writeString(
                file,
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n",
                US_ASCII,
                StandardOpenOption.WRITE);
    }

    /** Whether somebody gives this one; takes as long whatever is given. */
    public boolean isGivenBy(String other) {
        return MessageDigest.isEqual(text.getBytes(US_ASCII), other.getBytes(US_ASCII));
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "ApiKey";
    }
}
