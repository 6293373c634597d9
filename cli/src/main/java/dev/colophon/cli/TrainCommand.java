package dev.colophon.cli;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.Program;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.media.ffmpeg.NoFfmpegException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the usual commands once, so that the launcher can keep what they load for quicker starts. */
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {

    private static final int CHARACTERS = 8_000;

    @Mixin
    private HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path works = TemporaryFolders.create("colophon-train");
        Files.writeString(works.resolve("text.txt"), text());
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        // What every command needs; classes of music or pictures alone would cost all others time, as each start loads
        // all.
        run(nowhere, "works");
        run(nowhere, "register", works.toString(), "--owner", "Training");
        run(nowhere, "works", "--json");
        run(nowhere, "check", works.toString());
        run(nowhere, "check", "--json", works.toString());
        run(nowhere, "sightings");
        TemporaryFolders.delete(works);
        try {
            home.settings().programs().ffmpeg().find();
            return ExitCode.OK;
        } catch (NoFfmpegException e) {
            return ExitCode.ENVIRONMENT; // the launcher may offer to install one
        }
    }

    /** As long as a story; of which words matters to nothing that is loaded for it. */
    private static String text() {
        Random random = new Random(CHARACTERS);
        StringBuilder text = new StringBuilder();
        while (text.length() < CHARACTERS) {
            for (int letters = 2 + random.nextInt(8); letters > 0; letters--) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append(random.nextInt(12) == 0 ? ". " : " ");
        }
        return text.toString();
    }

    private void run(PrintWriter nowhere, String... arguments) {
        int _ = Colophon.run(
                nowhere, nowhere, Program.of(Objects.requireNonNull(spec)).variables(), arguments);
    }
}
