package dev.colophon.detect;

import dev.colophon.media.MediaReader;
import dev.colophon.media.file.Digest;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.OptionalLong;

/**
 * A file of which somebody took the fingerprint, as they say it: nobody else has seen it.
 *
 * @param sha256 of its bytes, 64 hexadecimal digits
 * @param bytes how many
 * @param type what it is by its content
 * @param pixels of a picture, where they are known
 */
public record FingerprintedFile(String sha256, long bytes, FileType type, OptionalLong pixels) {

    /** What is to be said of a file that is at hand. */
    public static FingerprintedFile of(Path file, MediaReader media) throws IOException {
        var sha = Digest.start();
        long bytes;
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha)) {
            bytes = in.transferTo(out);
        }
        return new FingerprintedFile(
                Digest.of(Digest.Input.FILE, sha).sha256(), bytes, TypeSniffer.sniff(file), media.pixels(file));
    }
}
