package dev.colophon.media;

import static dev.colophon.media.Unreadable.Reason.EMPTY;
import static dev.colophon.media.Unreadable.Reason.FORBIDDEN_PROTOCOL;
import static dev.colophon.media.Unreadable.Reason.NOT_A_FILE;
import static dev.colophon.media.Unreadable.Reason.NOT_PERMITTED;
import static dev.colophon.media.Unreadable.Reason.TOOL_MISSING;
import static dev.colophon.media.Unreadable.Reason.UNDECODABLE;
import static dev.colophon.media.Unreadable.Reason.UNKNOWN_TYPE;
import static dev.colophon.media.Unreadable.Reason.VANISHED;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.audio.AudioFingerprinter;
import dev.colophon.fingerprint.image.ImageFingerprinter;
import dev.colophon.fingerprint.image.Pixels;
import dev.colophon.fingerprint.text.TextFingerprinter;
import dev.colophon.fingerprint.video.VideoFingerprinter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads untrusted files: decides the type by content, decodes in child processes or bounded parsers, and fingerprints what
 * comes out while it comes. Thread-safe.
 */
public final class MediaReader {

    private final MediaLimits limits;
    private final PictureReader pictures;
    private final TextExtractor text;
    private final FfmpegSearch search;
    private volatile @Nullable Ffmpeg ffmpeg;

    public MediaReader() {
        this(MediaLimits.DEFAULT);
    }

    public MediaReader(MediaLimits limits) {
        this(limits, FfmpegSearch.ofEnvironment());
    }

    /**
     * A reader.
     *
     * @param search finds ffmpeg when the first file needs it
     */
    public MediaReader(MediaLimits limits, FfmpegSearch search) {
        this.limits = limits;
        this.pictures = new PictureReader(limits);
        this.text = new TextExtractor(limits);
        this.search = search;
    }

    /** Never throws: the answer then says why it could not be read. */
    public Reading read(Path file, Role role) {
        try {
            refuseAllButFiles(file);
            try (ChildPath plain = ChildPath.of(file)) {
                return new Readable(parts(plain.path(), TypeSniffer.sniff(plain.path()), role));
            }
        } catch (RefusedException | IOException | RuntimeException | Error e) {
            return why(e);
        }
    }

    /** Why {@link #read} would refuse a file, as far as that can be told without decoding it. Never throws. */
    public Optional<Unreadable> refusal(Path file) {
        try {
            refuseAllButFiles(file);
            FileType type = TypeSniffer.sniff(file);
            refuseUnknown(type);
            FileSize.refuse(file, type);
            return Optional.empty();
        } catch (RefusedException | IOException | RuntimeException | Error e) {
            return Optional.of(why(e));
        }
    }

    private static Unreadable why(Throwable failure) {
        return switch (failure) {
            case RefusedException refused -> refused.why();
            case NoSuchFileException _ -> new Unreadable(VANISHED, "it is gone: it was moved or deleted meanwhile");
            case AccessDeniedException _ ->
                new Unreadable(NOT_PERMITTED, "it may not be read by this user: change its permissions");
            case IOException io ->
                new Unreadable(
                        UNDECODABLE, "reading failed (" + MessageText.oneLine(io) + "): check the disk and try again");
            default -> Unreadable.internal(failure);
        };
    }

    private static void refuseAllButFiles(Path file) throws RefusedException, IOException {
        BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
        if (!facts.isRegularFile()) {
            throw new RefusedException(NOT_A_FILE, "a pipe, device, socket or folder, not a file: give a file");
        } else if (facts.size() == 0) {
            throw new RefusedException(EMPTY, "the file has no bytes: get it again");
        }
    }

    private static void refuseUnknown(FileType type) throws RefusedException {
        switch (type.kind()) {
            case PLAYLIST ->
                throw new RefusedException(
                        FORBIDDEN_PROTOCOL,
                        "a list of other files or addresses, which are never opened: give those files");
            case ARCHIVE ->
                throw new RefusedException(
                        UNKNOWN_TYPE, MessageText.withArticle(type.words()) + ": unpack it and give its files");
            case OTHER ->
                throw new RefusedException(
                        UNKNOWN_TYPE,
                        MessageText.withArticle(type.words()) + ", which cannot be read: convert it to a usual format");
            default -> {}
        }
    }

    private List<Part> parts(Path file, FileType type, Role role) throws RefusedException, IOException {
        refuseUnknown(type);
        FileSize.refuse(file, type);
        return switch (type.kind()) {
            case PICTURE -> List.of(picture(file, pictures.read(file, type), role));
            case FOREIGN_PICTURE ->
                List.of(picture(file, new ForeignPictureDecoder(ffmpeg(), limits).decode(file, type), role));
            case SOUND -> sound(file, digest(file), false, role).parts();
            case FILM -> type == FileType.ANIMATED_WEBP ? List.of(firstOfWebp(file, role)) : film(file, type, role);
            case TEXT, DOCUMENT -> List.of(text(text.extract(file, type), role));
            case PLAYLIST, ARCHIVE, OTHER -> throw new IllegalStateException("refused before: " + type);
        };
    }

    private static Part picture(Path file, Picture picture, Role role) throws IOException {
        ContentDigest digest = picture.whole().isPresent() ? picture.whole().get() : digest(file);
        return new Part(
                ImageFingerprinter.fingerprint(picture.renderings(), digest, role),
                OptionalLong.empty(),
                picture.partial());
    }

    /** No ffmpeg of today decodes animated WebP; its first picture is found among pictures. */
    private Part firstOfWebp(Path file, Role role) throws RefusedException, IOException {
        List<Pixels> first = pictures.read(file, FileType.WEBP).renderings();
        Optional<String> partial = Optional.of("the first picture of an animated WebP");
        return picture(file, new Picture(first, Optional.empty(), partial), role);
    }

    private static Part text(ExtractedText text, Role role) {
        return new Part(TextFingerprinter.fingerprint(text.text(), role), OptionalLong.empty(), text.partial());
    }

    /** The sound part, if there is sound, and what was learnt about the pictures. */
    private record SoundParts(List<Part> parts, boolean hasFilm) {}

    private SoundParts sound(Path file, ContentDigest digest, boolean mayBeFilm, Role role)
            throws RefusedException, IOException {
        AudioFingerprinter fingerprinter = new AudioFingerprinter(role);
        Track track = new SoundDecoder(ffmpeg(), limits).decode(file, mayBeFilm, fingerprinter::accept);
        if (track.units() == 0) {
            return new SoundParts(List.of(), track.hasFilm());
        }
        Part part = new Part(
                fingerprinter.finish(digest), OptionalLong.of(track.length().toMillis()), track.partial());
        return new SoundParts(List.of(part), track.hasFilm());
    }

    private List<Part> film(Path file, FileType type, Role role) throws RefusedException, IOException {
        ContentDigest digest = digest(file);
        SoundParts sound =
                type == FileType.ANIMATED_GIF ? new SoundParts(List.of(), true) : sound(file, digest, true, role);
        if (!sound.hasFilm()) {
            return sound.parts();
        }
        List<Part> parts = new ArrayList<>();
        try {
            parts.add(pictures(file, type, digest, role));
        } catch (RefusedException e) {
            // A film whose pictures cannot be decoded may still be known by its sound.
            if (sound.parts().isEmpty()) {
                throw e;
            }
            Part heard = sound.parts().getFirst();
            Optional<String> lost = Optional.of("sound only: " + e.getMessage());
            return List.of(new Part(heard.fingerprint(), heard.durationMillis(), lost));
        }
        parts.addAll(sound.parts());
        return parts;
    }

    private Part pictures(Path file, FileType type, ContentDigest digest, Role role)
            throws RefusedException, IOException {
        VideoFingerprinter fingerprinter = new VideoFingerprinter(role);
        Track track = new FilmDecoder(ffmpeg(), limits).decode(file, type, fingerprinter::accept);
        long millis = track.length().toMillis();
        return new Part(fingerprinter.finish(millis, digest), OptionalLong.of(millis), track.partial());
    }

    private static ContentDigest digest(Path file) throws IOException {
        MessageDigest sha = ContentDigest.start();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                sha.update(buffer, 0, count);
            }
        }
        return ContentDigest.of(ContentDigest.Basis.FILE, sha);
    }

    private Ffmpeg ffmpeg() throws RefusedException {
        Ffmpeg known = ffmpeg;
        if (known == null) {
            try {
                known = search.find();
            } catch (NoFfmpegException e) {
                throw new RefusedException(TOOL_MISSING, String.valueOf(e.getMessage()));
            }
            ffmpeg = known;
        }
        return known;
    }
}
