package dev.colophon.demo;

import dev.colophon.cli.drawing.PictureFile;
import dev.colophon.cli.option.ForceOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.option.Program;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.demo.acts.ActOutcomeView;
import dev.colophon.demo.acts.ActsResult;
import dev.colophon.demo.acts.ActsWords;
import dev.colophon.evidence.messages.Language;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job on works of our own: register, plant altered copies on a small web, find them, explain them. */
@Command(
        name = "demo",
        description = {
            "Render a small catalogue and a small web on this machine, find the copies in it, explain them, take evidence of one.",
            "Uses no network beyond loopback."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon demo --keep my-demo     leaves catalogue, sites, home and results there",
            "  colophon demo --picture demo.svg draws works and copies side by side",
            "  colophon demo --web              thirty sites, crawled from ten seeds; says who runs them",
            "  colophon demo --acts             hosts get notices; says what became of each copy",
            "  colophon demo --acts --lang zh   the same in Chinese"
        })
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--web",
            description = "Watch a larger web instead: thirty sites of which four operators run most (some minutes).")
    private boolean web;

    @Option(
            names = "--acts",
            description =
                    "Act on copies instead: hosts get notices in a mail server on this machine, and remove, counter, "
                            + "upload again or do nothing; a month passes in a minute.")
    private boolean acts;

    @Option(names = "--keep", paramLabel = "DIR", description = "Leave everything in this new or empty folder.")
    private @Nullable Path keep;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Draw each work beside its copy, with what was found, into this file (.svg or .png).")
    private @Nullable Path picture;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private ForceOption force = new ForceOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkUsage();
        Optional<PictureFile> drawn = Optional.ofNullable(picture).map(path -> new PictureFile(path, force));
        if (keep != null) {
            try (var inside = Files.list(Files.createDirectories(keep))) {
                if (inside.findAny().isPresent()) {
                    throw new CommandFailure(ExitCode.REFUSED, keep + " is not empty: name a new folder");
                }
            }
            return start(keep.toAbsolutePath(), drawn);
        }
        Path folder = TemporaryFolders.create("colophon-demo");
        try {
            return start(folder, drawn);
        } finally {
            TemporaryFolders.delete(folder);
        }
    }

    private void checkUsage() {
        if (web && acts) {
            throw new CommandFailure(ExitCode.USAGE, "--web and --acts are two demonstrations: name one");
        }
        if ((web || acts) && picture != null) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--picture draws the small web: leave out " + (web ? "--web" : "--acts"));
        }
        if (json.wanted() && !acts) {
            throw new CommandFailure(ExitCode.USAGE, "--json is for --acts");
        }
    }

    private int start(Path folder, Optional<PictureFile> drawn) throws IOException, InterruptedException {
        Settings settings = Settings.of(Program.of(Objects.requireNonNull(spec)).variables())
                .inHome(folder.resolve("home"));
        DemoSteps steps = new DemoSteps(console, settings);
        if (acts) {
            ActsWords words = new ActsWords(json.wanted() ? Language.ENGLISH : language.reader());
            return acts(new ActsDemo(steps, folder, ActsDemo.AS_PLANTED, words, this::told).run(), words)
                    ? ExitCode.OK
                    : ExitCode.FOUND;
        }
        boolean isRight = web
                ? new NetworkDemo(steps, folder).run(keep != null)
                : new SmallWebDemo(steps, folder).run(keep != null, drawn);
        return isRight ? ExitCode.OK : ExitCode.FOUND;
    }

    private void told(String step) {
        if (json.wanted()) {
            console.note(step);
        } else {
            console.line(step);
        }
    }

    private boolean acts(ActsResult result, ActsWords words) {
        if (json.wanted()) {
            result.outcomes().forEach(outcome -> console.line(JsonLines.line(ActOutcomeView.of(outcome))));
            console.note(result.summary(words));
        } else {
            console.line("");
            result.table(words).forEach(console::line);
            if (keep != null) {
                console.line("");
                console.line(words.say("kept", String.valueOf(keep)));
            }
            console.line("");
            console.line(words.say("total", result.summary(words)));
        }
        return result.isRight();
    }
}
