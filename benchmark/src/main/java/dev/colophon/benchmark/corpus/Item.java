package dev.colophon.benchmark.corpus;

import dev.colophon.benchmark.machine.Tools;
import dev.colophon.fingerprint.Medium;
import java.nio.file.Path;

/**
 * One file of a corpus, which may be registered as a work.
 *
 * @param source where it comes from: a Debian package, or a folder of the user's; works of one source never lie on both
 *     sides of a {@link Split}
 * @param digest SHA-256 of the file, in hexadecimal
 * @param seconds length of a sound or film, 0 of anything else
 */
public record Item(Medium medium, String source, Path file, String digest, double seconds) {

    /** Takes the facts of a file. */
    static Item of(Medium medium, String source, Path file) throws java.io.IOException {
        double seconds = switch (medium) {
            case AUDIO, VIDEO -> Tools.duration(file);
            case IMAGE, TEXT -> 0;
        };
        return new Item(medium, source, file, Tools.sha256(file), seconds);
    }

    public String name() {
        return file.getFileName().toString();
    }

    /** A number that depends on the name alone, not on where the corpus lies. */
    public long number() {
        return 31L * source.hashCode() + name().hashCode();
    }
}
