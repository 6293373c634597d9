package dev.colophon.service.fingerprint;

import dev.colophon.fingerprint.Medium;
import dev.colophon.media.refusal.Unreadable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What came of taking the fingerprint of a file. */
public sealed interface TakenFingerprint {

    /** The file. */
    Path file();

    /**
     * It was taken.
     *
     * @param fingerprint where it lies until this was told, to be copied from there
     * @param bytes how many it has
     * @param media of all that was read, what the file is first
     * @param durationMillis of a sound or film
     * @param files how many it is of: a document with pictures, and an archive, are several
     * @param unread how many of those could not be read, which the fingerprint says
     * @param partial why of the file itself a part alone was read
     */
    record Taken(
            Path file,
            Path fingerprint,
            long bytes,
            List<Medium> media,
            OptionalLong durationMillis,
            int files,
            int unread,
            Optional<String> partial)
            implements TakenFingerprint {

        public Taken {
            media = List.copyOf(media);
        }

        /** Whether it holds a text, which whoever has the fingerprint can read. */
        public boolean holdsText() {
            return media.contains(Medium.TEXT);
        }
    }

    /** There is none, and why. */
    record NotTaken(Path file, Unreadable why) implements TakenFingerprint {}
}
