package dev.colophon.service.catalogue;

import dev.colophon.media.ffmpeg.Ffmpeg;
import dev.colophon.media.ffmpeg.NoFfmpegException;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.service.report.side.FilmFrames;
import dev.colophon.service.report.side.FoundBytes;
import dev.colophon.service.report.side.OriginalFiles;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Home;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what both sides of a match of films show at the same moments, as far as their files are at hand. */
final class FilmMoments {

    private final Home home;

    FilmMoments(Home home) {
        this.home = home;
    }

    /** @param originals a folder where registered files are looked for, too */
    FilmMatch of(RegisteredMatch match, StoredSighting sighting, Optional<Path> originals) {
        List<AlignedMoments.Moment> moments = AlignedMoments.of(match.match().segments());
        try (ScratchFolder scratch = ScratchFolder.create("colophon-frames")) {
            OriginalFiles files = new OriginalFiles(home.references(), originals);
            Map<Double, BufferedImage> ofWork = frames(
                    files.of(match.registered().reference()),
                    moments.stream().map(AlignedMoments.Moment::inReference).toList());
            Map<Double, BufferedImage> ofCopy = copy(
                    sighting,
                    scratch.path(),
                    files,
                    moments.stream().map(AlignedMoments.Moment::inCopy).toList());
            return new FilmMatch(
                    sighting.place(),
                    match,
                    moments.stream()
                            .map(moment -> new FilmMatch.Moment(
                                    moment.inReference(),
                                    moment.inCopy(),
                                    Optional.ofNullable(ofWork.get(moment.inReference())),
                                    Optional.ofNullable(ofCopy.get(moment.inCopy()))))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back the film of " + sighting.place(), e);
        }
    }

    private Map<Double, BufferedImage> copy(
            StoredSighting sighting, Path scratch, OriginalFiles files, List<Double> moments) throws IOException {
        Optional<FoundBytes> found = FoundBytes.of(sighting, home.warc(), scratch, files);
        if (found.isEmpty()) {
            return Map.of();
        }
        try (FoundBytes bytes = found.get()) {
            return frames(Optional.of(bytes.file()), moments);
        }
    }

    /** By their moments; fewer where the film ends before, none where it cannot be decoded here. */
    private static Map<Double, BufferedImage> frames(Optional<Path> film, List<Double> moments) throws IOException {
        Map<Double, BufferedImage> byMoment = new TreeMap<>();
        if (film.isEmpty()) {
            return byMoment;
        }
        try {
            List<Double> ordered = moments.stream().distinct().sorted().toList();
            List<FilmFrames.Frame> frames = FilmFrames.of(film.get(), ordered, Ffmpeg.find());
            for (int i = 0; i < frames.size(); i++) {
                byMoment.put(ordered.get(i), frames.get(i).image());
            }
        } catch (RefusedException | NoFfmpegException undecodable) {
            return byMoment;
        }
        return byMoment;
    }
}
