package dev.colophon.service.fingerprint;

import dev.colophon.detect.FileFingerprinter;
import dev.colophon.detect.FingerprintFile;
import dev.colophon.detect.FingerprintFileWriter;
import dev.colophon.detect.FingerprintedFile;
import dev.colophon.detect.Part;
import dev.colophon.detect.Readable;
import dev.colophon.detect.Refusal;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Role;
import dev.colophon.media.MediaReader;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.WalkedFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Takes the fingerprint of one file, of the pictures in it when it is a document, and of what is packed in it. Once. */
final class FingerprintRun {

    private static final Unreadable UNREAD = new Unreadable(
            Unreadable.Reason.UNDECODABLE, "reading failed (of its bytes): check the disk and try again");

    private final MediaReader media;
    private final FileFingerprinter fingerprinter;
    private final Path file;
    private final Path target;
    private final String place;

    private final Set<Medium> seen = new LinkedHashSet<>();
    private Optional<Unreadable> unread = Optional.empty();
    private Optional<Unreadable> stopped = Optional.empty();
    private OptionalLong durationMillis = OptionalLong.empty();
    private Optional<String> partial = Optional.empty();
    private int readable;
    private int refused;

    /** @param target where the fingerprint is written */
    FingerprintRun(MediaReader media, FileFingerprinter fingerprinter, Path file, Path target) {
        this.media = media;
        this.fingerprinter = fingerprinter;
        this.file = FileWalker.named(file);
        this.target = target;
        this.place = FileWalker.place(this.file);
    }

    TakenFingerprint take() throws IOException {
        Optional<Unreadable> why = refusal();
        if (why.isPresent()) {
            return new TakenFingerprint.NotTaken(file, why.get());
        }
        try (FingerprintFileWriter out =
                new FingerprintFileWriter(new BufferedOutputStream(Files.newOutputStream(target)))) {
            new FileWalker().walk(file, place, walked -> add(walked, out));
            out.end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return stopped.or(() -> readable == 0 ? unread : Optional.empty())
                .<TakenFingerprint>map(not -> new TakenFingerprint.NotTaken(file, not))
                .orElseGet(this::taken);
    }

    private TakenFingerprint taken() {
        return new TakenFingerprint.Taken(
                file,
                target,
                target.toFile().length(),
                List.copyOf(seen),
                durationMillis,
                readable + refused,
                refused,
                partial);
    }

    private Optional<Unreadable> refusal() {
        if (Files.notExists(file)) {
            return Optional.of(new Unreadable(Unreadable.Reason.NOT_FOUND, "there is no such file: check the name"));
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of(
                    new Unreadable(Unreadable.Reason.NOT_A_FILE, "a fingerprint is taken of files, each by its name"));
        }
        return FingerprintFile.isOne(file)
                ? Optional.of(
                        new Unreadable(Unreadable.Reason.UNKNOWN_TYPE, "a fingerprint: check it with `colophon check`"))
                : Optional.empty();
    }

    /** What a walk meets; after the first that stops it nothing more is looked at. */
    private void add(WalkedFile walked, FingerprintFileWriter out) {
        String inside = walked.place().substring(place.length());
        try {
            switch (walked) {
                case WalkedFile.Refused(String _, Unreadable why) -> {
                    if (stopped.isEmpty()) {
                        refused(inside, why, out);
                    }
                }
                case WalkedFile.Found found -> {
                    try (found) {
                        if (stopped.isEmpty()) {
                            read(inside, found, out);
                        }
                    }
                }
            }
        } catch (RefusedException e) {
            stopped = Optional.of(e.why());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String inside, WalkedFile.Found found, FingerprintFileWriter out)
            throws RefusedException, IOException {
        Optional<FingerprintedFile> of = digested(found.path());
        if (of.isEmpty()) {
            refused(inside, media.refusal(found.path()).orElse(UNREAD), out);
            return;
        }
        switch (fingerprinter.read(found.path(), Role.COPY)) {
            case Refusal(Unreadable why) -> refused(inside, why, out);
            case Readable read -> {
                if (!digested(found.path()).equals(of)) {
                    throw new RefusedException(Unreadable.Reason.UNDECODABLE, "it changed while it was looked at");
                }
                out.add(inside, of.get(), read);
                readable++;
                read.parts().forEach(part -> seen.add(part.fingerprint().medium()));
                if (inside.isEmpty()) {
                    Part main = read.parts().getFirst();
                    durationMillis = main.durationMillis();
                    partial = main.partial();
                }
            }
        }
    }

    /** Empty when it cannot be read, which is told apart from a disk that is full: of other files fingerprints are taken then. */
    private Optional<FingerprintedFile> digested(Path path) {
        try {
            return Optional.of(FingerprintedFile.of(path, media));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What this machine failed on says nothing of the file, so that no fingerprint does. */
    private void refused(String inside, Unreadable why, FingerprintFileWriter out)
            throws RefusedException, IOException {
        if (why.isFailure()) {
            throw new RefusedException(why.reason(), why.detail());
        }
        out.add(inside, why);
        unread = unread.or(() -> Optional.of(why));
        refused++;
    }
}
