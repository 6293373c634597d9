package dev.colophon.cli;

import dev.colophon.samples.Music;
import dev.colophon.samples.Pictures;
import dev.colophon.samples.Stories;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the usual commands once, so that the launcher can keep what they load for quicker starts. */
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path works = Files.createTempDirectory("colophon-train");
        Files.writeString(works.resolve("story.txt"), Stories.theLastLeaf());
        ImageIO.write(
                Pictures.coastMap(320, 240), "png", works.resolve("picture.png").toFile());
        Music.piece(1, 12).writeWav(works.resolve("music.wav"));
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        run(nowhere, "works");
        int registered = run(nowhere, "register", works.toString(), "--owner", "Training");
        run(nowhere, "works", "--json");
        run(nowhere, "check", works.toString());
        run(nowhere, "check", "--json", works.toString());
        run(nowhere, "scan", works.toString());
        run(nowhere, "sightings");
        run(nowhere, "index", "stats");
        run(nowhere, "--help");
        Folders.delete(works);
        // Without ffmpeg the launcher may offer to install one.
        return registered == ExitCode.ENVIRONMENT ? registered : ExitCode.OK;
    }

    private int run(PrintWriter nowhere, String... arguments) {
        return Colophon.run(nowhere, nowhere, Colophon.variables(Objects.requireNonNull(spec)), arguments);
    }
}
