package dev.colophon.service.scan;

import dev.colophon.detect.FingerprintEntry;
import dev.colophon.detect.FingerprintFile;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.media.refusal.MessageText;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.service.session.HomeSession;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks for registered works in a file that somebody does not hand in, by its fingerprint, which they do. */
public final class HandedFingerprint {

    private static final String IS_ONE = "a fingerprint: it is checked, and not kept";

    private HandedFingerprint() {}

    /** In the file and in what is in it, one after the other; at least one. */
    public static List<Sighting> search(HomeSession session, FoundFile handed) {
        try {
            return FingerprintFile.read(handed.path()).entries().stream()
                    .map(entry -> search(session, handed, entry))
                    .toList();
        } catch (RefusedException e) {
            return List.of(refused(handed, e.why()));
        } catch (IOException e) {
            return List.of(unread(handed, e));
        }
    }

    /** In the file itself, whatever is in it. */
    public static Sighting searchItself(HomeSession session, FoundFile handed) {
        try {
            FingerprintEntry first =
                    FingerprintFile.read(handed.path()).entries().getFirst();
            return first.inside().isEmpty()
                    ? search(session, handed, first)
                    : refused(
                            handed,
                            new Unreadable(
                                    Unreadable.Reason.UNKNOWN_TYPE,
                                    "the fingerprint of an archive: take those of its files, or look into it with `colophon check`"));
        } catch (RefusedException e) {
            return refused(handed, e.why());
        } catch (IOException e) {
            return unread(handed, e);
        }
    }

    /** What is said of a file that is to be kept as a copy that was found; empty when it is no fingerprint. */
    public static Optional<Sighting> notKept(FoundFile file) {
        return FingerprintFile.isOne(file.path())
                ? Optional.of(refused(file, new Unreadable(Unreadable.Reason.UNKNOWN_TYPE, IS_ONE)))
                : Optional.empty();
    }

    private static Sighting search(HomeSession session, FoundFile handed, FingerprintEntry entry) {
        return session.detect(
                new FoundFile(handed.path(), handed.place() + entry.inside(), handed.seen(), entry.of()), entry);
    }

    private static Sighting unread(FoundFile handed, IOException e) {
        return refused(
                handed,
                new Unreadable(
                        Unreadable.Reason.UNDECODABLE,
                        "reading failed (" + MessageText.oneLine(e) + "): check the disk and try again"));
    }

    private static Sighting refused(FoundFile handed, Unreadable why) {
        return Sighting.unreadable(handed, why, Duration.ZERO);
    }
}
