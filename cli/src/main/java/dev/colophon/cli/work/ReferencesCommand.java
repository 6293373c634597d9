package dev.colophon.cli.work;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.YesOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.cli.text.RegistrationText;
import dev.colophon.cli.text.WorkText;
import dev.colophon.registry.registration.Registration;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.work.RegistrationView;
import dev.colophon.service.json.work.RemovedFilesView;
import dev.colophon.service.registration.AddReferences;
import dev.colophon.service.registration.RegistrationResult;
import dev.colophon.service.registration.RegistrationSummary;
import dev.colophon.service.works.RemoveReferences;
import dev.colophon.service.works.RemovedFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The files of works, by which copies are found. */
@Command(
        name = "references",
        description = "Add files to a registered work, or remove them: copies are found by the files that a work has.",
        subcommands = {
            ReferencesCommand.Add.class,
            ReferencesCommand.Remove.class,
            ReferencesQuarantineCommand.class,
            ReferencesReleaseCommand.class
        })
public final class ReferencesCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Missing command: add, remove, quarantine or release; `colophon show WORK` lists the files of a work");
    }

    /** Adds some. */
    @Command(
            name = "add",
            description = {
                "Add files to a work, whatever their tags and names say: another recording, a film's other cut, a new edition.",
                "A file that was removed comes back, and with it a work that was removed."
            },
            footerHeading = "%nExamples:%n",
            footer = {"  colophon references add b2c3d4e5 remaster.flac"})
    static final class Add implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "WORK", description = "Id of a work, or its last eight characters.")
        private String work = "";

        @Parameters(index = "1..*", paramLabel = "PATH", arity = "1..*", description = "Files and folders.")
        private List<Path> paths = List.of();

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        Add(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            RegistrationSummary summary;
            try (ProgressOutput<RegistrationResult> output = new ProgressOutput<>("adding", console, this::tell)) {
                summary = new AddReferences(home.existing()).add(Actor.local(), work, paths, output);
            }
            if (summary.failed()) {
                return ExitCode.ENVIRONMENT;
            }
            return summary.outcomes().containsKey(Registration.Outcome.REFUSED) ? ExitCode.REFUSED : ExitCode.OK;
        }

        private void tell(RegistrationResult result) {
            if (json.wanted()) {
                console.line(JsonLines.line(RegistrationView.of(result)));
            } else {
                RegistrationText.lines(result, console.reader()).forEach(console::line);
            }
        }
    }

    /** Removes some. */
    @Command(
            name = "remove",
            description = {
                "Remove files from their works: they are not searched any more, and registering them again does not bring them back.",
                "What was seen of them stays and says so."
            },
            footerHeading = "%nExamples:%n",
            footer = {"  colophon references remove e5f6a7b8", "  colophon references remove e5f6a7b8 f6a7b8c9 --yes"})
    static final class Remove implements Callable<Integer> {

        /** That a question names. */
        private static final int MOST_TITLES = 3;

        @Parameters(
                paramLabel = "REFERENCE",
                arity = "1..*",
                description = "Ids of files as `colophon show WORK` prints them, or their last eight characters.")
        private List<String> ids = List.of();

        @Mixin
        private YesOption yes = new YesOption();

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        Remove(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            List<RemovedFiles> removed = new RemoveReferences(home.existing())
                    .remove(Actor.local(), ids, files -> yes.confirmed(question(files), console), console);
            removed.forEach(this::print);
            if (removed.isEmpty()) {
                console.note(console.reader().say("works.remove.nothing"));
            }
            return ExitCode.OK;
        }

        private String question(List<RemovedFiles> works) {
            long files = works.stream().mapToLong(work -> work.files().size()).sum();
            long left = works.stream().mapToLong(RemovedFiles::left).sum();
            return console.reader()
                    .say(
                            "references.remove.question",
                            files,
                            WorkText.titles(
                                    works.stream().map(RemovedFiles::work).toList(), MOST_TITLES, console.reader()),
                            left);
        }

        private void print(RemovedFiles removed) {
            if (json.wanted()) {
                console.line(JsonLines.line(RemovedFilesView.of(removed)));
            } else {
                WorkText.removed(removed, false, console.reader()).forEach(console::line);
            }
        }
    }
}
