package dev.colophon.benchmark.corpus;

import dev.colophon.benchmark.machine.Tools;
import dev.colophon.index.transform.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Films: a clip of 5 s, and the whole in 240 lines, mirrored, with bars; all re-encoded. */
public final class VideoCopies implements Copies {

    private static final double CLIP_SECONDS = 5;

    private static final String EVEN = "scale=trunc(iw/2)*2:trunc(ih/2)*2";

    @Override
    public List<Condition> conditions(Item source) {
        return List.of(
                Condition.plain("clip 5 s"),
                Condition.plain("240p"),
                Condition.plain("mirrored"),
                Condition.plain("letterbox"));
    }

    private static String filter(Condition condition) {
        return switch (condition.name()) {
            case "240p" -> "scale=-2:240";
            case "mirrored" -> "hflip," + EVEN;
            case "letterbox" -> "pad=iw:trunc(ih*0.7)*2:0:(oh-ih)/2," + EVEN;
            default -> EVEN;
        };
    }

    @Override
    public List<Copy> make(Item source, int clip, List<Condition> which, Path folder, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed ^ source.number() + clip);
        double start = Math.round(100 * random.nextDouble(source.seconds() - CLIP_SECONDS)) / 100.0;
        List<Copy> copies = new ArrayList<>();
        for (Condition condition : which) {
            Path file = folder.resolve(copies.size() + ".mp4");
            Span.Time truth = condition.name().startsWith("clip")
                    ? new Span.Time(start, start + CLIP_SECONDS)
                    : new Span.Time(0, source.seconds());
            encode(source, truth, filter(condition), folder, file);
            copies.add(new Copy(source, condition, file, Optional.of(truth)));
        }
        return copies;
    }

    private static void encode(Item source, Span.Time stretch, String filter, Path folder, Path file)
            throws IOException {
        Tools.run(
                folder,
                List.of(
                        "ffmpeg",
                        "-nostdin",
                        "-v",
                        "error",
                        "-y",
                        "-ss",
                        Double.toString(stretch.start()),
                        "-t",
                        Double.toString(stretch.end() - stretch.start()),
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
    }
}
