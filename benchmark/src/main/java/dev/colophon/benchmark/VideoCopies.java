package dev.colophon.benchmark;

import dev.colophon.index.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Films: a clip of 5 s, and the whole in 240 lines, mirrored, with bars; all re-encoded. */
final class VideoCopies implements Copies {

    private static final double CLIP_SECONDS = 5;

    private static final String EVEN = "scale=trunc(iw/2)*2:trunc(ih/2)*2";

    private record Alteration(String name, String filter) {}

    private static final List<Alteration> ALTERATIONS = List.of(
            new Alteration("240p", "scale=-2:240"),
            new Alteration("mirrored", "hflip," + EVEN),
            new Alteration("letterbox", "pad=iw:trunc(ih*0.7)*2:0:(oh-ih)/2," + EVEN));

    @Override
    public List<Copy> of(Corpus.Item source, Path folder, long seed) throws IOException {
        double duration = Tools.duration(source.file());
        SplittableRandom random = new SplittableRandom(seed);
        List<Copy> copies = new ArrayList<>();
        double start = Math.round(100 * random.nextDouble(duration - CLIP_SECONDS)) / 100.0;
        copies.add(encode(source, folder, "clip 5 s", 0, start, CLIP_SECONDS, EVEN));
        for (Alteration alteration : ALTERATIONS) {
            copies.add(encode(source, folder, alteration.name(), copies.size(), 0, duration, alteration.filter()));
        }
        return copies;
    }

    private static Copy encode(
            Corpus.Item source, Path folder, String name, int number, double start, double seconds, String filter)
            throws IOException {
        Path file = folder.resolve("%s.%d.mp4".formatted(AudioCopies.stem(source), number));
        Tools.run(
                folder,
                List.of(
                        "ffmpeg",
                        "-nostdin",
                        "-v",
                        "error",
                        "-y",
                        "-ss",
                        Double.toString(start),
                        "-t",
                        Double.toString(seconds),
                        "-i",
                        source.file().toString(),
                        "-vf",
                        filter,
                        "-c:v",
                        "libx264",
                        "-preset",
                        "veryfast",
                        "-crf",
                        "27",
                        "-pix_fmt",
                        "yuv420p",
                        "-an",
                        file.toString()));
        return new Copy(source, name, file, Optional.of(new Span.Time(start, start + seconds)));
    }
}
