package dev.colophon.media;

import static dev.colophon.media.refusal.Unreadable.Reason.EMPTY;
import static dev.colophon.media.refusal.Unreadable.Reason.FORBIDDEN_PROTOCOL;
import static dev.colophon.media.refusal.Unreadable.Reason.NOT_A_FILE;
import static dev.colophon.media.refusal.Unreadable.Reason.NOT_PERMITTED;
import static dev.colophon.media.refusal.Unreadable.Reason.TIMED_OUT;
import static dev.colophon.media.refusal.Unreadable.Reason.TOOL_MISSING;
import static dev.colophon.media.refusal.Unreadable.Reason.UNDECODABLE;
import static dev.colophon.media.refusal.Unreadable.Reason.UNKNOWN_TYPE;
import static dev.colophon.media.refusal.Unreadable.Reason.VANISHED;

import dev.colophon.media.child.ChildPath;
import dev.colophon.media.document.DocumentReader;
import dev.colophon.media.document.ExtractedText;
import dev.colophon.media.document.TextExtractor;
import dev.colophon.media.ffmpeg.DecodedStream;
import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.media.ffmpeg.FfmpegSearch;
import dev.colophon.media.ffmpeg.FfmpegTags;
import dev.colophon.media.ffmpeg.FilmDecoder;
import dev.colophon.media.ffmpeg.ForeignPictureDecoder;
import dev.colophon.media.ffmpeg.NoFfmpegException;
import dev.colophon.media.ffmpeg.SampleSink;
import dev.colophon.media.ffmpeg.SoundDecoder;
import dev.colophon.media.file.Digest;
import dev.colophon.media.file.FileSize;
import dev.colophon.media.file.FileType;
import dev.colophon.media.file.TypeSniffer;
import dev.colophon.media.ocr.OcrFiles;
import dev.colophon.media.ocr.PictureText;
import dev.colophon.media.picture.Picture;
import dev.colophon.media.picture.PictureReader;
import dev.colophon.media.picture.RgbImage;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.MessageText;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.tag.Tags;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads untrusted files: decides the type by content, decodes in child processes or bounded parsers, and hands over what
 * comes out while it comes. Thread-safe.
 */
public final class MediaReader {

    private static final Pattern PICTURE_NAME = Pattern.compile(
            ".*\\.(?:a?png|jpe?g|jp2|j2k|jxl|gif|webp|avif|hei[cf]|bmp|tiff?|p[bgnp]m|tga|psd)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final MediaLimits limits;
    private final PictureReader pictures;
    private final TextExtractor text;
    private final PictureText inPictures;
    private final FfmpegSearch search;
    private volatile @Nullable Ffmpeg ffmpeg;

    /** A reader with the usual limits. */
    public MediaReader() {
        this(MediaLimits.DEFAULT);
    }

    /** A reader with the ffmpeg of this environment. */
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
        this.inPictures = new PictureText(OcrFiles.of(search.cache()), limits);
        this.search = search;
    }

    /**
     * Hands what a file contains to a sink: first what is decoded, then its tracks, of which there is at least one; a film has its
     * pictures and, when it has a sound track, its sound. Never throws: what the sink throws is a failure of this program, too.
     *
     * @return why the file could not be read; empty when it was
     */
    public Optional<Unreadable> read(Path file, MediaSink sink) {
        try {
            refuseAllButFiles(file);
            try (ChildPath plain = ChildPath.of(file)) {
                FileType type = TypeSniffer.sniff(plain.path());
                try (ChildPath told = isMisnamed(file, type) ? ChildPath.withoutEnding(plain.path()) : plain) {
                    tracks(told.path(), type, sink).forEach(sink::track);
                }
            }
            return Optional.empty();
        } catch (RefusedException | IOException | RuntimeException | Error e) {
            return Optional.of(why(e));
        }
    }

    /** Whether a sound or film is called a picture, which ffmpeg would believe. */
    private static boolean isMisnamed(Path file, FileType type) {
        return (type.kind() == FileType.Kind.SOUND || type.kind() == FileType.Kind.FILM)
                && PICTURE_NAME.matcher(file.toString()).matches();
    }

    /** What a file says of itself in its tags. Never throws: a file whose tags cannot be read says nothing. */
    public Tags tags(Path file) {
        try {
            refuseAllButFiles(file);
            try (ChildPath plain = ChildPath.of(file)) {
                FileType type = TypeSniffer.sniff(plain.path());
                try (ChildPath told = isMisnamed(file, type) ? ChildPath.withoutEnding(plain.path()) : plain) {
                    return switch (type.kind()) {
                        case PICTURE, FOREIGN_PICTURE -> pictures.tags(told.path(), type);
                        case SOUND, FILM -> new FfmpegTags(ffmpeg()).read(told.path());
                        case DOCUMENT -> new DocumentReader(limits).tags(told.path(), type);
                        case TEXT, PLAYLIST, ARCHIVE, OTHER -> Tags.NONE;
                    };
                }
            }
        } catch (RefusedException | IOException | RuntimeException e) {
            return Tags.NONE;
        }
    }

    /** How many pixels a picture has; empty of other files, and of pictures that only ffmpeg reads. Never throws. */
    public OptionalLong pixels(Path file) {
        try {
            refuseAllButFiles(file);
            try (ChildPath plain = ChildPath.of(file)) {
                FileType type = TypeSniffer.sniff(plain.path());
                return type.kind() == FileType.Kind.PICTURE
                        ? pictures.pixels(plain.path(), type)
                        : OptionalLong.empty();
            }
        } catch (RefusedException | IOException | RuntimeException e) {
            return OptionalLong.empty();
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
                        MessageText.withArticle(type.words())
                                + switch (type) {
                                    case WARC -> ": `colophon scan` looks into it, not packed in another file";
                                    case FINGERPRINT ->
                                        " is checked, not registered: register the file that it was taken of";
                                    case OTHER_ARCHIVE -> ": unpack it and give its files";
                                    default -> ", which cannot be read: convert it to a usual format";
                                });
            default -> {}
        }
    }

    private List<Track> tracks(Path file, FileType type, MediaSink sink) throws RefusedException, IOException {
        refuseUnknown(type);
        FileSize.refuse(file, type);
        return switch (type.kind()) {
            case PICTURE -> withText(file, type, pictures.read(file, type), sink);
            case FOREIGN_PICTURE ->
                withText(file, type, new ForeignPictureDecoder(ffmpeg(), limits).decode(file, type), sink);
            case SOUND -> sound(file, digest(file), false, sink).tracks();
            case FILM -> type == FileType.ANIMATED_WEBP ? List.of(firstOfWebp(file, sink)) : film(file, type, sink);
            case TEXT, DOCUMENT -> List.of(text(text.extract(file, type), sink));
            case PLAYLIST, ARCHIVE, OTHER -> throw new IllegalStateException("refused before: " + type);
        };
    }

    private static Track picture(Path file, Picture picture, MediaSink sink) throws IOException {
        Digest digest = picture.whole().isPresent() ? picture.whole().get() : digest(file);
        picture.renderings().forEach(image -> sink.rendering(image.width(), image.height(), image.rgb()));
        return new Track(Track.Kind.PICTURE, Optional.empty(), Optional.of(digest), picture.partial());
    }

    /** A picture, and the text in it when there is some and the sink wants it. */
    private List<Track> withText(Path file, FileType type, Picture picture, MediaSink sink)
            throws RefusedException, IOException {
        Track seen = picture(file, picture, sink);
        Optional<ExtractedText> read = sink.wantsTextInPictures()
                ? inPictures.of(file, type, picture.renderings().getLast())
                : Optional.empty();
        if (read.isEmpty()) {
            return List.of(seen);
        }
        Track shown = seen.with(MessageText.joined(seen.partial(), read.get().partial()));
        return read.get().text().isEmpty() ? List.of(shown) : List.of(shown, text(read.get(), sink));
    }

    /** No ffmpeg of today decodes animated WebP; its first picture is found among pictures. */
    private Track firstOfWebp(Path file, MediaSink sink) throws RefusedException, IOException {
        List<RgbImage> first = pictures.read(file, FileType.WEBP).renderings();
        Optional<String> partial = Optional.of("the first picture of an animated WebP");
        return picture(file, new Picture(first, Optional.empty(), partial), sink);
    }

    private static Track text(ExtractedText text, MediaSink sink) {
        sink.text(text.text());
        return new Track(Track.Kind.TEXT, Optional.empty(), Optional.empty(), text.partial());
    }

    /**
     * The sound track, if there is sound, and what was learnt about the pictures.
     *
     * @param lost why there is no track of a sound that the file states
     */
    private record SoundTracks(List<Track> tracks, boolean hasFilm, Optional<String> lost) {}

    private SoundTracks sound(Path file, Digest digest, boolean mayBeFilm, SampleSink sink)
            throws RefusedException, IOException {
        DecodedStream stream = new SoundDecoder(ffmpeg(), limits).decode(file, mayBeFilm, sink);
        return stream.units() == 0
                ? new SoundTracks(List.of(), stream.hasFilm(), stream.partial())
                : new SoundTracks(
                        List.of(streamed(Track.Kind.SOUND, stream, digest)), stream.hasFilm(), Optional.empty());
    }

    private List<Track> film(Path file, FileType type, MediaSink sink) throws RefusedException, IOException {
        Digest digest = digest(file);
        SoundTracks sound = type == FileType.ANIMATED_GIF
                ? new SoundTracks(List.of(), true, Optional.empty())
                : sound(file, digest, true, sink);
        if (!sound.hasFilm()) {
            return sound.tracks();
        }
        List<Track> tracks = new ArrayList<>();
        try {
            DecodedStream frames = new FilmDecoder(ffmpeg(), limits).decode(file, type, sink);
            Track film = streamed(Track.Kind.FILM, frames, digest);
            tracks.add(film.with(MessageText.joined(film.partial(), sound.lost())));
        } catch (RefusedException e) {
            // A film whose pictures cannot be decoded may still be known by its sound.
            if (sound.tracks().isEmpty() || e.why().reason() == TIMED_OUT) {
                throw e;
            }
            Track heard = sound.tracks().getFirst();
            Optional<String> lost = Optional.of("sound only: " + e.getMessage());
            return List.of(heard.with(MessageText.joined(lost, heard.partial())));
        }
        tracks.addAll(sound.tracks());
        return tracks;
    }

    private static Track streamed(Track.Kind kind, DecodedStream stream, Digest digest) {
        return new Track(kind, Optional.of(stream.length()), Optional.of(digest), stream.partial());
    }

    private static Digest digest(Path file) throws IOException {
        MessageDigest sha = Digest.start();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                sha.update(buffer, 0, count);
            }
        }
        return Digest.of(Digest.Input.FILE, sha);
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
