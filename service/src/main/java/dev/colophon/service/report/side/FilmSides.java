package dev.colophon.service.report.side;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.transform.FilmFraming;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.VideoTransform;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Reference;
import dev.colophon.service.report.side.Side.Origin;
import dev.colophon.service.report.side.Side.Reason;
import dev.colophon.sightings.StoredSighting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;

/** Shows films by frames of both sides at the same moments of their longest common part. */
final class FilmSides {

    private static final double MILLIS = 1e3;

    private final OriginalFiles originals;
    private final Sides.Captures captures;
    private final Sides.Decoders decoders;
    private final PictureFolder pictures;
    private final Map<String, List<SmallPicture>> known = new ConcurrentHashMap<>();

    FilmSides(OriginalFiles originals, Sides.Captures captures, Sides.Decoders decoders, PictureFolder pictures) {
        this.originals = originals;
        this.captures = captures;
        this.decoders = decoders;
        this.pictures = pictures;
    }

    Exhibit of(StoredSighting sighting, RegisteredMatch best) {
        List<Segment> segments = best.match().segments();
        Segment longest = segments.stream()
                .max(Comparator.comparingDouble(segment -> length(segment.inCopy())))
                .orElseThrow();
        Optional<FilmFraming> framing =
                best.match().transform() instanceof VideoTransform film ? film.framing() : Optional.empty();
        Reference reference = best.registered().reference();
        Side work = side(
                originals.of(reference),
                Origin.FILE,
                reference.content(),
                moments(longest.inReference()),
                framing.map(FilmFraming::inReference));
        return new Exhibit(
                Medium.VIDEO,
                work,
                copy(sighting, longest.inCopy(), framing.map(FilmFraming::inCopy)),
                RegisterStrip.of(
                        segments,
                        seconds(reference.durationMillis()),
                        seconds(sighting.content().durationMillis())));
    }

    /** Frames of a registered film by itself. */
    Side of(Reference reference) {
        return side(
                originals.of(reference),
                Origin.FILE,
                reference.content(),
                moments(new Span.Time(0, seconds(reference.durationMillis()))),
                Optional.empty());
    }

    /** The frame of a registered film of which a picture is a still. */
    Side still(Reference reference, Span.Time moment) {
        return side(
                originals.of(reference),
                Origin.FILE,
                reference.content(),
                inTime(DoubleStream.of((moment.start() + moment.end()) / 2)),
                Optional.empty());
    }

    private Side copy(StoredSighting sighting, Span part, Optional<Span.Quad> framing) {
        Optional<FoundBytes> found = captures.of(sighting, originals);
        if (found.isEmpty()) {
            return new Side.Missing(Reason.NOT_KEPT);
        }
        try (FoundBytes bytes = found.get()) {
            return side(
                    Optional.of(bytes.file()),
                    bytes.origin(),
                    sighting.content().content(),
                    moments(part),
                    framing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Side side(
            Optional<Path> file, Origin origin, Content content, List<Double> moments, Optional<Span.Quad> framing) {
        if (file.isEmpty()) {
            return new Side.Missing(Reason.NOT_KEPT);
        }
        if (moments.isEmpty()) {
            return new Side.Missing(Reason.TOO_LATE);
        }
        List<SmallPicture> frames =
                known.computeIfAbsent(content.sha256() + " " + moments, _ -> frames(file.get(), content, moments));
        return frames.isEmpty()
                ? new Side.Missing(Reason.UNREADABLE)
                : new Side.Pictures(frames, origin, framing.map(Sides::outline).orElse(List.of()));
    }

    private List<SmallPicture> frames(Path file, Content content, List<Double> moments) {
        try {
            return FilmFrames.of(file, moments, decoders.ffmpeg().find()).stream()
                    .flatMap(frame -> pictures
                            .picture(
                                    "frame " + content.sha256() + " " + Math.round(frame.seconds() * MILLIS),
                                    () -> Optional.of(frame.image()))
                            .map(picture -> picture.at(frame.seconds()))
                            .stream())
                    .toList();
        } catch (RefusedException | IOException e) {
            return List.of();
        }
    }

    /** Three, evenly over the part; those that are not too late. */
    private static List<Double> moments(Span part) {
        return part instanceof Span.Time(double start, double end)
                ? inTime(DoubleStream.of(1, 3, 5).map(sixths -> start + sixths / 6 * (end - start)))
                : List.of();
    }

    private static List<Double> inTime(DoubleStream moments) {
        return moments.filter(moment -> moment <= FilmFrames.LATEST_SECONDS)
                .boxed()
                .toList();
    }

    private static double length(Span span) {
        return span instanceof Span.Time(double start, double end) ? end - start : 0;
    }

    private static double seconds(OptionalLong millis) {
        return millis.isPresent() ? millis.getAsLong() / MILLIS : 0;
    }
}
