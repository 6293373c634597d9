package dev.colophon.service.paper;

import dev.colophon.cases.claimant.PowerOfAttorney;
import dev.colophon.media.MediaReader;
import dev.colophon.media.MediaSink;
import dev.colophon.media.Track;
import dev.colophon.media.document.DocumentReader;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.GivenFile;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A paper that shows something to the recipient of a mail: whole, for anybody to read, and small enough for a mail. */
public final class AttachedPaper {

    private static final int MOST_BYTES = 5_000_000;
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final Settings settings;

    public AttachedPaper(Settings settings) {
        this.settings = settings;
    }

    /**
     * A PDF.
     *
     * @throws ServiceException when it is no whole PDF, is protected, or mail servers do not take one so large
     */
    public byte[] pdf(Path file) {
        byte[] bytes = bytes(file);
        if (!beginsAsPdf(bytes)) {
            throw refused(file, "is no PDF: print the document into one");
        }
        requireWholePdf(file, bytes);
        return bytes;
    }

    /**
     * What shows an agent's authority.
     *
     * @throws ServiceException as of {@link #pdf}, of PNG and JPEG alike
     */
    public PowerOfAttorney powerOfAttorney(Path file) {
        return whole(file, PowerOfAttorney.of(GivenFile.read(file, PowerOfAttorney.LONGEST)));
    }

    /**
     * A copy of what proves who somebody is.
     *
     * @throws ServiceException as of {@link #pdf}, of PNG and JPEG alike
     */
    public PowerOfAttorney identity(Path file) {
        byte[] bytes = bytes(file);
        try {
            return whole(file, PowerOfAttorney.of(bytes));
        } catch (RegistryException _) {
            throw refused(file, "is no PDF, PNG or JPEG: scan the document as one of these");
        }
    }

    private PowerOfAttorney whole(Path file, PowerOfAttorney power) {
        if (power.kind() == PowerOfAttorney.Kind.PDF) {
            requireWholePdf(file, power.content());
        } else {
            requireWholePicture(file, power.content());
        }
        return power;
    }

    private static byte[] bytes(Path file) {
        byte[] bytes = GivenFile.read(file, MOST_BYTES);
        if (bytes.length > MOST_BYTES) {
            throw refused(file, "is larger than 5 MB: many servers take no such mail");
        }
        return bytes;
    }

    private static boolean beginsAsPdf(byte[] bytes) {
        return bytes.length > PDF.length && Arrays.equals(bytes, 0, PDF.length, PDF, 0, PDF.length);
    }

    private interface Look {
        void at(Path copy) throws IOException, RefusedException;
    }

    /** What is looked at is what was read, whatever becomes of the file meanwhile. */
    private static void look(Path file, byte[] bytes, Look look) {
        try (ScratchFolder scratch = ScratchFolder.create("colophon-paper")) {
            look.at(Files.write(scratch.path().resolve("paper"), bytes));
        } catch (RefusedException e) {
            if (e.why().isFailure()) {
                throw new ServiceException(Category.ENVIRONMENT, "%s: %s".formatted(file, e.getMessage()));
            }
            throw refused(file, "cannot be shown to anybody: " + e.getMessage());
        } catch (IOException e) {
            throw new ServiceException(
                    Category.ENVIRONMENT,
                    "%s: could not be looked at (%s)".formatted(file, ServiceException.reason(e)));
        }
    }

    private static void requireWholePdf(Path file, byte[] bytes) {
        look(file, bytes, copy -> {
            int _ = new DocumentReader(MediaLimits.DEFAULT).pages(copy);
        });
    }

    private void requireWholePicture(Path file, byte[] bytes) {
        look(file, bytes, copy -> {
            Tracks tracks = new Tracks();
            Optional<Unreadable> unreadable =
                    new MediaReader(MediaLimits.DEFAULT, settings.programs().ffmpeg()).read(copy, tracks);
            if (unreadable.isPresent()) {
                throw new RefusedException(
                        unreadable.get().reason(), unreadable.get().detail());
            }
            Optional<String> partial = tracks.all.stream()
                    .flatMap(track -> track.partial().stream())
                    .findFirst();
            if (partial.isPresent()) {
                throw new RefusedException(Unreadable.Reason.UNDECODABLE, "it is damaged: " + partial.get());
            }
        });
    }

    private static ServiceException refused(Path file, String why) {
        return new ServiceException(Category.REFUSED, "%s %s".formatted(file, why));
    }

    /** Remembers what was decoded, and not the pixels. */
    private static final class Tracks implements MediaSink {

        private final List<Track> all = new ArrayList<>();

        @Override
        public void samples(float[] mono, int offset, int length) {}

        @Override
        public void frame(byte[] grey, long micros) {}

        @Override
        public void rendering(int width, int height, byte[] rgb) {}

        @Override
        public void text(String text) {}

        @Override
        public void track(Track track) {
            all.add(track);
        }
    }
}
