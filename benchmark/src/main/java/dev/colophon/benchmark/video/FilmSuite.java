package dev.colophon.benchmark.video;

import dev.colophon.benchmark.machine.Cores;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.benchmark.recall.FingerprintCache;
import dev.colophon.benchmark.video.FilmCorpus.FilmWork;
import dev.colophon.detect.FileFingerprinter;
import dev.colophon.detect.Part;
import dev.colophon.detect.Readable;
import dev.colophon.detect.Refusal;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.video.FrameTrack;
import dev.colophon.fingerprint.video.KeyframeParameters;
import dev.colophon.fingerprint.video.PanelTrackParameters;
import dev.colophon.fingerprint.video.VideoParameters;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.media.MediaReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Registers films, alters films, searches for what came of them. */
final class FilmSuite {

    private static final int HASH_BYTES = 32;

    /** Of strangers: long enough for what a film must have to be found. */
    private static final double CLIP_SECONDS = 6.6;

    // H.264 wants even sides.
    private static final String AS_LARGE = "scale=trunc(iw/2)*2:trunc(ih/2)*2";
    private static final String HALF_AS_LARGE = "scale=trunc(iw/4)*2:trunc(ih/4)*2,fps=10";

    // Fingerprints are kept for as long as these constants stay.
    private static final String REFERENCE =
            "reference|" + VideoParameters.DEFAULT.cropPercents() + KeyframeParameters.REFERENCE + "|";
    private static final String COPY = VideoParameters.DEFAULT.copyCropPercents() + "|" + KeyframeParameters.COPY
            + PanelTrackParameters.DEFAULT + "|";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final FileFingerprinter fingerprinter = new FileFingerprinter(new MediaReader());
    private final FingerprintIndex index;
    private final FingerprintCache cache;
    private final FilmWork ground;
    private final Path scratch;
    private final Steps steps;
    private final Map<ReferenceId, FilmWork> registered = new LinkedHashMap<>();

    /**
     * Prepares a suite.
     *
     * @param index an empty index
     * @param ground a film that others are shown beside; it is never registered
     * @param scratch a folder for copies while they are read
     */
    FilmSuite(FingerprintIndex index, FingerprintCache cache, FilmWork ground, Path scratch, Steps steps) {
        this.index = index;
        this.cache = cache;
        this.ground = ground;
        this.scratch = scratch;
        this.steps = steps;
    }

    Map<ReferenceId, FilmWork> registered() {
        return registered;
    }

    void register(List<FilmWork> works) throws IOException {
        List<Fingerprint> prints;
        try (Steps.Step step = steps.begin("registering films", works.size())) {
            prints = Cores.map(works, work -> {
                Fingerprint print = kept(
                                REFERENCE + Tools.sha256(work.file()), () -> List.of(read(work.file(), Role.REFERENCE)))
                        .getFirst();
                step.done(work.name());
                return print;
            });
        }
        for (int i = 0; i < prints.size(); i++) {
            ReferenceId reference = new ReferenceId("film-" + registered.size());
            registered.put(reference, works.get(i));
            index.put(reference, prints.get(i));
        }
        index.commit(index.position() + 1);
    }

    /** Bytes of what is kept of the registered films, by kind, before any compression. */
    Map<String, Long> bytesByKind() {
        Map<String, Long> bytes = new LinkedHashMap<>();
        for (ReferenceId reference : registered.keySet()) {
            index.fingerprint(reference, Medium.VIDEO)
                    .filter(VideoFingerprint.class::isInstance)
                    .map(VideoFingerprint.class::cast)
                    .ifPresent(film -> {
                        for (FrameTrack track : film.tracks()) {
                            String kind = track.kind() == View.Kind.CROP || track.kind() == View.Kind.VERTICAL
                                    ? "crops"
                                    : "whole frames";
                            bytes.merge("hashes of " + kind, (long) HASH_BYTES * track.size(), Long::sum);
                        }
                        film.keyframes()
                                .forEach(keyframe -> bytes.merge(
                                        "keyframes", (long) keyframe.features().encodedBytes(), Long::sum));
                    });
        }
        return bytes;
    }

    /** Makes fingerprints. */
    @FunctionalInterface
    private interface Maker {
        List<Fingerprint> make() throws IOException;
    }

    private List<Fingerprint> kept(String key, Maker maker) throws IOException {
        Optional<FingerprintCache.Entry> known = cache.get(key);
        if (known.isPresent()) {
            return known.get().prints();
        }
        List<Fingerprint> made = maker.make();
        cache.put(key, new FingerprintCache.Entry(Optional.empty(), made));
        return made;
    }

    private Fingerprint read(Path file, Role role) throws IOException {
        return switch (fingerprinter.read(file, role)) {
            case Readable(List<Part> parts) ->
                parts.stream()
                        .map(Part::fingerprint)
                        .filter(print -> print.medium() == Medium.VIDEO)
                        .findFirst()
                        .orElseThrow(() -> new IOException(file + " has no pictures"));
            case Refusal refusal ->
                throw new IOException(
                        file + " could not be read: " + refusal.why().detail());
        };
    }

    /** Every film altered in each of these ways, and searched. */
    List<FilmOutcome> search(String verb, List<FilmWork> works, List<FilmCondition> conditions) throws IOException {
        try (Steps.Step step = steps.begin(verb, works.size())) {
            return Cores.map(works, work -> {
                        List<FilmOutcome> outcomes = new ArrayList<>();
                        for (FilmCondition condition : conditions) {
                            outcomes.add(search(work, condition));
                        }
                        step.done(work.name());
                        return outcomes;
                    })
                    .stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private FilmOutcome search(FilmWork work, FilmCondition condition) throws IOException {
        List<Fingerprint> print = kept("copy|" + key(work, condition), () -> {
            Path file = copy(work, condition);
            try {
                return List.of(read(file, Role.COPY));
            } finally {
                Files.deleteIfExists(file);
            }
        });
        return search(work, condition, print.getFirst());
    }

    private String key(FilmWork work, FilmCondition condition) throws IOException {
        return COPY
                + String.join(
                        "|",
                        Tools.sha256(work.file()),
                        Tools.sha256(ground.file()),
                        condition.name(),
                        condition.graph());
    }

    private FilmOutcome search(FilmWork work, FilmCondition condition, Fingerprint print) {
        long before = threads.getCurrentThreadCpuTime();
        List<Match> matches = index.search(print, SearchOptions.DEFAULT);
        double millis = (threads.getCurrentThreadCpuTime() - before) / 1e6;
        List<Match> right = new ArrayList<>();
        List<Match> wrong = new ArrayList<>();
        boolean hidden = condition.shown().inReference(work.seconds()).isEmpty();
        for (Match match : matches) {
            (!hidden && work(match).equals(work) ? right : wrong).add(match);
        }
        return new FilmOutcome(work, condition, right.stream().findFirst(), wrong, millis);
    }

    /**
     * Films altered, made half as large with ten frames a second, cut into clips and searched clip by clip. Each film is altered in every {@code every}th of these ways, those that follow
     * each other in different ones.
     */
    List<FilmOutcome> searchClips(List<FilmWork> works, List<FilmCondition> conditions, int every) throws IOException {
        List<Integer> numbers = IntStream.range(0, works.size()).boxed().toList();
        try (Steps.Step step = steps.begin("searching clips of strangers", works.size())) {
            return Cores.map(numbers, number -> {
                        FilmWork work = works.get(number);
                        List<FilmOutcome> outcomes = new ArrayList<>();
                        for (int i = number % every; i < conditions.size(); i += every) {
                            outcomes.addAll(searchClips(work, conditions.get(i)));
                        }
                        step.done(work.name());
                        return outcomes;
                    })
                    .stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private List<FilmOutcome> searchClips(FilmWork work, FilmCondition condition) throws IOException {
        List<Fingerprint> prints = kept("clips|" + key(work, condition), () -> {
            Path folder = Files.createTempDirectory(scratch, "clips");
            try {
                Tools.run(
                        folder,
                        alteration(
                                work,
                                condition,
                                HALF_AS_LARGE,
                                List.of(
                                        "-preset",
                                        "ultrafast",
                                        "-force_key_frames",
                                        "expr:gte(t,n_forced*" + CLIP_SECONDS + ")",
                                        "-f",
                                        "segment",
                                        "-segment_time",
                                        Double.toString(CLIP_SECONDS),
                                        "-reset_timestamps",
                                        "1",
                                        "%02d.mp4")));
                List<Fingerprint> made = new ArrayList<>();
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.sorted().toList()) {
                        made.add(read(file, Role.COPY));
                    }
                }
                return made;
            } finally {
                Tools.deleteTree(folder);
            }
        });
        return prints.stream()
                .filter(print -> print.unmatchable().isEmpty())
                .map(print -> search(work, condition, print))
                .toList();
    }

    FilmWork work(Match match) {
        return Objects.requireNonNull(registered.get(match.reference()));
    }

    /** Makes an altered film; the caller deletes it. */
    Path copy(FilmWork work, FilmCondition condition) throws IOException {
        Path file = Files.createTempFile(scratch, "copy", ".mp4");
        Tools.run(scratch, alteration(work, condition, AS_LARGE, List.of("-preset", "veryfast", file.toString())));
        return file;
    }

    private List<String> alteration(FilmWork work, FilmCondition condition, String scaling, List<String> output) {
        List<String> command = new ArrayList<>(List.of(
                "ffmpeg",
                "-nostdin",
                "-v",
                "error",
                "-y",
                "-threads",
                "1",
                "-i",
                work.file().toString(),
                "-stream_loop",
                "-1",
                "-t",
                "60",
                "-i",
                ground.file().toString(),
                "-filter_complex",
                condition.graph() + ";[v]" + scaling + "[out]",
                "-map",
                "[out]",
                "-t",
                "60",
                "-c:v",
                "libx264",
                "-threads",
                "1",
                "-crf",
                Integer.toString(condition.quality()),
                "-pix_fmt",
                "yuv420p",
                "-an"));
        command.addAll(output);
        return command;
    }

    /** Three frames of a film side by side, as a JPEG file. */
    static byte[] strip(Path film, double seconds) throws IOException {
        return Tools.run(
                Path.of("."),
                List.of(
                        "ffmpeg",
                        "-nostdin",
                        "-v",
                        "error",
                        "-i",
                        film.toString(),
                        "-vf",
                        "fps=%s,scale=-2:120,tile=3x1".formatted(Double.toString(3 / seconds)),
                        "-frames:v",
                        "1",
                        "-q:v",
                        "6",
                        "-f",
                        "mjpeg",
                        "pipe:1"));
    }
}
