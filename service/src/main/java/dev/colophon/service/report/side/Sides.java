package dev.colophon.service.report.side;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.TextFingerprint;
import dev.colophon.index.Match;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.media.MediaReader;
import dev.colophon.media.ffmpeg.FfmpegSearch;
import dev.colophon.registry.Works;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.KnownContents;
import dev.colophon.sightings.StoredSighting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Shows both sides of a match of a sighting, as well as what is at hand allows. Thread-safe. */
public final class Sides {

    private static final double EDGE = 0.015;

    private final Works works;
    private final KnownContents contents;
    private final OriginalFiles originals;
    private final Captures captures;
    private final MediaReader media;
    private final FilmSides films;
    private final PictureFolder pictures;

    /**
     * Where captures are, and where they may be unpacked.
     *
     * @param warc the folder of captures
     */
    public record Captures(Path warc, Path scratch) {

        Optional<FoundBytes> of(StoredSighting sighting, OriginalFiles originals) {
            return FoundBytes.of(sighting, warc, scratch, originals);
        }
    }

    /** What decodes untrusted files, in children. */
    public record Decoders(MediaReader media, FfmpegSearch ffmpeg) {}

    public Sides(
            Works works,
            KnownContents contents,
            OriginalFiles originals,
            Captures captures,
            Decoders decoders,
            PictureFolder pictures) {
        this.works = works;
        this.contents = contents;
        this.originals = originals;
        this.captures = captures;
        this.media = decoders.media();
        this.films = new FilmSides(originals, captures, decoders, pictures);
        this.pictures = pictures;
    }

    /** Both sides of the foremost match of a sighting, or of the best where of that no frame is at hand. */
    public Exhibit of(StoredSighting sighting) {
        RegisteredMatch best = sighting.matches().getFirst();
        Exhibit foremost = of(sighting, sighting.foremost());
        return foremost.isSeen() || foremost.medium() == best.match().medium() ? foremost : of(sighting, best);
    }

    /** Both sides of the best match in a medium, or as without one where there is none. */
    public Exhibit of(StoredSighting sighting, Medium medium) {
        return sighting.best(medium).map(match -> of(sighting, match)).orElseGet(() -> of(sighting));
    }

    private Exhibit of(StoredSighting sighting, RegisteredMatch best) {
        return switch (best.match().medium()) {
            case IMAGE -> pictures(sighting, best);
            case AUDIO -> sounds(sighting, best);
            case VIDEO -> films.of(sighting, best);
            case TEXT -> texts(sighting, best);
        };
    }

    /** A registered file by itself, with nothing marked in it. */
    public Side of(Work work, Reference reference) {
        return switch (work.kind()) {
            case IMAGE ->
                decoded(originals.of(reference), reference.content(), Side.Origin.FILE)
                        .<Side>map(side -> side)
                        .orElseGet(() -> kept(
                                "work " + reference.id(),
                                () -> works.picture(reference.id()),
                                UnaryOperator.identity()));
            case AUDIO ->
                answered(() -> works.sound(reference.id()).map(sound -> sound(sound, List.of(), Optional.empty())));
            case VIDEO -> films.of(reference);
            case TEXT -> text(text(() -> works.text(reference.id())), List.of());
        };
    }

    private Exhibit pictures(StoredSighting sighting, RegisteredMatch best) {
        Match match = best.match();
        Reference reference = best.registered().reference();
        Side work = match.segments().getFirst().inReference() instanceof Span.Time moment
                ? films.still(reference, moment)
                : decoded(originals.of(reference), reference.content(), Side.Origin.FILE)
                        .<Side>map(side -> outlined(side, match.segments(), true))
                        .orElseGet(() -> kept(
                                "work " + reference.id(),
                                () -> works.picture(reference.id()),
                                side -> outlined(side, match.segments(), true)));
        Side copy = copy(sighting)
                .<Side>map(side -> outlined(side, match.segments(), false))
                .orElseGet(() -> kept(
                        "copy " + sighting.content().content().sha256(),
                        () -> contents.picture(sighting.content().content()),
                        side -> outlined(side, match.segments(), false)));
        return new Exhibit(Medium.IMAGE, work, copy, Optional.empty());
    }

    private Optional<Side.Pictures> copy(StoredSighting sighting) {
        Optional<FoundBytes> found = captures.of(sighting, originals);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (FoundBytes bytes = found.get()) {
            return decoded(Optional.of(bytes.file()), sighting.content().content(), bytes.origin());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Side.Pictures> decoded(Optional<Path> file, Content content, Side.Origin origin) {
        return file.flatMap(path -> pictures.picture(
                        "file " + content.sha256(), () -> PictureDecoding.of(path, media, pictures.longestSide())))
                .map(picture -> new Side.Pictures(List.of(picture), origin, List.of()));
    }

    private Side kept(String key, Supplier<Optional<ImageFingerprint>> print, UnaryOperator<Side.Pictures> outlined) {
        return answered(() -> pictures.picture(key, () -> print.get().flatMap(ReducedImages::of))
                .map(picture ->
                        outlined.apply(new Side.Pictures(List.of(picture), Side.Origin.FINGERPRINT, List.of()))));
    }

    private static Side.Pictures outlined(Side.Pictures side, List<Segment> segments, boolean work) {
        Segment first = segments.getFirst();
        return (work ? first.inReference() : first.inCopy()) instanceof Span.Quad quad
                ? new Side.Pictures(side.pictures(), side.origin(), outline(quad))
                : side;
    }

    /** The corners, but for all of a picture: that needs no line. */
    static List<Span.Point> outline(Span.Quad quad) {
        boolean whole = quad.corners().stream().allMatch(corner -> isEdge(corner.x()) && isEdge(corner.y()));
        return whole
                        && quad.corners().getFirst().x() < EDGE
                        && quad.corners().getFirst().y() < EDGE
                ? List.of()
                : quad.corners();
    }

    private static boolean isEdge(double at) {
        return Math.min(Math.abs(at), Math.abs(1 - at)) < EDGE;
    }

    private Exhibit sounds(StoredSighting sighting, RegisteredMatch best) {
        Reference reference = best.registered().reference();
        List<Segment> segments = best.match().segments();
        Side work = answered(() -> works.sound(reference.id())
                .map(sound ->
                        sound(sound, segments.stream().map(Segment::inReference).toList(), originals.of(reference))));
        Side copy = answered(() -> contents.sound(sighting.content().content())
                .map(sound -> sound(
                        sound,
                        segments.stream().map(Segment::inCopy).toList(),
                        FoundBytes.onDisk(sighting).or(() -> FoundBytes.registered(sighting, originals)))));
        return new Exhibit(Medium.AUDIO, work, copy, RegisterStrip.of(segments, seconds(work), seconds(copy)));
    }

    private static Side sound(AudioFingerprint sound, List<Span> matched, Optional<Path> file) {
        List<Span.Time> parts = matched.stream()
                .filter(Span.Time.class::isInstance)
                .map(Span.Time.class::cast)
                .toList();
        return new Side.Sound(
                SoundBars.of(sound, parts),
                sound.seconds(),
                file.map(path -> path.toUri().toASCIIString()));
    }

    private static double seconds(Side side) {
        return side instanceof Side.Sound sound ? sound.seconds() : 0;
    }

    private Exhibit texts(StoredSighting sighting, RegisteredMatch best) {
        List<Segment> segments = best.match().segments();
        Optional<TextFingerprint> work = text(() -> works.text(best.match().reference()));
        Optional<TextFingerprint> copy =
                text(() -> contents.text(sighting.content().content()));
        return new Exhibit(
                Medium.TEXT,
                text(work, segments.stream().map(Segment::inReference).toList()),
                text(copy, segments.stream().map(Segment::inCopy).toList()),
                RegisterStrip.of(segments, length(work), length(copy)));
    }

    private static Optional<TextFingerprint> text(Supplier<Optional<TextFingerprint>> stored) {
        try {
            return stored.get();
        } catch (RegistryException otherVersion) {
            return Optional.empty();
        }
    }

    private static int length(Optional<TextFingerprint> text) {
        return text.map(print -> print.text().length()).orElse(0);
    }

    private static Side text(Optional<TextFingerprint> text, List<Span> matched) {
        return text.<Side>map(print -> new Side.Text(MarkedText.of(
                        print.text(),
                        matched.stream()
                                .filter(Span.Characters.class::isInstance)
                                .map(Span.Characters.class::cast)
                                .toList())))
                .orElseGet(() -> new Side.Missing(Side.Reason.NOT_KEPT));
    }

    private static Side answered(Supplier<Optional<? extends Side>> side) {
        try {
            Optional<? extends Side> made = side.get();
            return made.isPresent() ? made.get() : new Side.Missing(Side.Reason.NOT_KEPT);
        } catch (RegistryException otherVersion) {
            return new Side.Missing(Side.Reason.OTHER_VERSION);
        }
    }
}
