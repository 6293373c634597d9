package dev.colophon.cli.precheck;

import dev.colophon.cli.option.ForceOption;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.cli.text.FingerprintText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.fingerprint.TakeFingerprints;
import dev.colophon.service.fingerprint.TakenFingerprint;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.fingerprint.TakenFingerprintView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes fingerprints of files that are to be checked elsewhere, and are not to go there. */
@Command(
        name = "fingerprint",
        description = {
            "Take the fingerprint of files, so that they can be checked where they are not to go.",
            "`check`, `precheck` and the API take it in place of the file and answer as of the file, but for what the file "
                    + "says of itself (Content Credentials, what a page quotes). Needs no home and asks nobody.",
            "No sound and no film that could be played is in it, and no name of the file. It holds the SHA-256 of the file, a small "
                    + "picture of a picture (64 x 64), and the whole of a text, also of one that was read in a picture: whoever has it can read that."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon fingerprint film.mp4              writes film.mp4.fingerprint",
            "  colophon fingerprint *.jpg --out to-check  one beside the other in a folder that is there",
            "  colophon check film.mp4.fingerprint        the same answer as of film.mp4",
            "",
            "Exit codes: 0 done, 3 a file cannot be read, or a fingerprint of that name is there."
        })
public final class FingerprintCommand implements Callable<Integer> {

    private static final String ENDING = ".fingerprint";

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "What is to be checked; an archive with what is in it.")
    private List<Path> files = List.of();

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where to write (default: beside each file).")
    private @Nullable Path out;

    @Mixin
    private ForceOption force = new ForceOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;
    private final Set<Path> written = new LinkedHashSet<>();
    private int exitCode = ExitCode.OK;

    FingerprintCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Path> wanted = new ArrayList<>();
        for (Path file : files) {
            Path target = fingerprintOf(file);
            boolean twice = !written.add(target.toAbsolutePath().normalize());
            if ((twice || !force.mayWrite(target)) && Files.exists(file)) {
                console.message("%s is there already: name a new file, or replace it with --force".formatted(target));
                exitCode = ExitCode.REFUSED;
            } else {
                wanted.add(file);
            }
        }
        try (ProgressOutput<TakenFingerprint> output = new ProgressOutput<>("taking", console, this::print)) {
            new TakeFingerprints(home.settings()).take(Actor.local(), wanted, output);
        }
        return exitCode;
    }

    private Path fingerprintOf(Path file) {
        String name = file.getFileName() + ENDING;
        return out == null ? file.resolveSibling(name) : out.resolve(name);
    }

    private void print(TakenFingerprint result) {
        switch (result) {
            case TakenFingerprint.Taken taken -> {
                Path target = fingerprintOf(taken.file());
                force.write(target, stream -> Files.copy(taken.fingerprint(), stream));
                if (json.wanted()) {
                    console.line(JsonLines.line(TakenFingerprintView.of(taken, target)));
                } else {
                    new FingerprintText(console.reader()).lines(taken, target).forEach(console::line);
                }
            }
            case TakenFingerprint.NotTaken not -> {
                if (json.wanted()) {
                    console.line(JsonLines.line(TakenFingerprintView.of(not)));
                } else {
                    console.line(new FingerprintText(console.reader()).line(not));
                }
                if (not.why().isFailure()) {
                    exitCode = ExitCode.ENVIRONMENT;
                } else if (exitCode == ExitCode.OK) {
                    exitCode = ExitCode.REFUSED;
                }
            }
        }
    }
}
