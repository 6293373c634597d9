package dev.colophon.cli.precheck;

import dev.colophon.cli.option.ForceOption;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.cli.text.PrecheckText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.precheck.PrecheckView;
import dev.colophon.service.json.precheck.VerifiedReceiptView;
import dev.colophon.service.precheck.PrecheckFiles;
import dev.colophon.service.precheck.PrecheckedFile;
import dev.colophon.service.precheck.VerifyReceipt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether files may be published, and proves that somebody asked. */
@Command(
        name = "precheck",
        description = {
            "Ask before you publish: is anybody's registered work in it, whose, and what has to be done about that?",
            "Nothing of the question is kept. A signed receipt of the answer is written beside each file; the "
                    + "transparency log holds a salted hash of it, so that you can show later that you asked, when, and what "
                    + "you were told."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon precheck my-film.mp4                                    writes my-film.mp4.receipt.json",
            "  colophon precheck my-film.mp4 --host video.example --territory DE --use stream",
            "  colophon precheck --no-receipt --json *.jpg",
            "  colophon precheck --verify my-film.mp4.receipt.json my-film.mp4   anybody can, without network or home",
            "",
            "free: nothing registered in it. licensed: a licence covers it. exception possible: may be lawful without one, nobody",
            "has judged that. licence available, ask, blocked: what the owner wants. unknown: nothing could be compared.",
            "Exit codes: 0 answered, 1 a receipt does not hold, 3 a file cannot be read or is longer than two hours."
        })
public final class PrecheckCommand implements Callable<Integer> {

    private static final String ENDING = ".receipt.json";

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "What is to be published; with --verify, the file that the receipt is of.")
    private List<Path> files = List.of();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Where it is to be shown. Without it, only what everybody may do counts as licensed.")
    private @Nullable String host;

    @Option(
            names = "--territory",
            paramLabel = "CC",
            description = "The country where it is to be seen (ISO 3166-1). Without it, that of a licence is told.")
    private @Nullable String territory;

    @Option(
            names = "--use",
            paramLabel = "USE",
            description = "stream, download or display. Without it, those of a licence are told.")
    private @Nullable String use;

    @Option(
            names = "--receipt",
            paramLabel = "PATH",
            description = "The file for the receipt of one file (default: FILE.receipt.json beside it).")
    private @Nullable Path receipt;

    @Option(names = "--no-receipt", description = "Neither write nor log a receipt.")
    private boolean withoutReceipt;

    @Option(names = "--verify", paramLabel = "RECEIPT", description = "Verify a receipt instead, of anybody.")
    private @Nullable Path verified;

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "With --verify: the key of the log, from whom it belongs to, as `colophon log` prints it.")
    private @Nullable String key;

    @Mixin
    private ForceOption force = new ForceOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;
    private int exitCode = ExitCode.OK;

    PrecheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Path proof = verified;
        if (proof != null) {
            return verify(proof);
        }
        checkUsage();
        var settings = home.existing();
        try (ProgressOutput<PrecheckedFile> output = new ProgressOutput<>("checking", console, this::print)) {
            new PrecheckFiles(settings)
                    .check(
                            Actor.local(),
                            new PrecheckFiles.Request(
                                    files,
                                    Optional.ofNullable(host),
                                    Optional.ofNullable(territory),
                                    Optional.ofNullable(use),
                                    toBeProven()),
                            output);
        }
        return exitCode;
    }

    private void checkUsage() {
        if (files.isEmpty()) {
            throw usage("Missing required parameter: 'FILE'. See `colophon precheck --help`.");
        }
        if (key != null) {
            throw usage("--key is for --verify");
        }
        if (receipt != null && (files.size() > 1 || withoutReceipt)) {
            throw usage("--receipt is for the receipt of one file");
        }
    }

    private static CommandFailure usage(String why) {
        return new CommandFailure(ExitCode.USAGE, why);
    }

    private Path receiptOf(Path file) {
        return receipt == null ? file.resolveSibling(file.getFileName() + ENDING) : receipt;
    }

    /** A receipt that is there proves what was answered then: it stays, and the file is only answered for. */
    private Set<Path> toBeProven() {
        return withoutReceipt
                ? Set.of()
                : files.stream().filter(file -> force.mayWrite(receiptOf(file))).collect(Collectors.toSet());
    }

    private void print(PrecheckedFile checked) {
        Optional<Path> written = checked.receipt().map(bytes -> {
            Path target = receiptOf(checked.file());
            force.write(target, bytes);
            return target;
        });
        if (json.wanted()) {
            console.line(JsonLines.line(PrecheckView.of(checked, written)));
        } else {
            new PrecheckText(console.reader()).lines(checked, written).forEach(console::line);
        }
        if (!withoutReceipt && written.isEmpty() && Files.exists(receiptOf(checked.file()))) {
            console.message("%s is there already and stays, and is not of this answer: a new one with --force"
                    .formatted(receiptOf(checked.file())));
        }
        if (checked.failure()) {
            exitCode = ExitCode.ENVIRONMENT;
        } else if (checked.answer().kind().isEmpty() && exitCode == ExitCode.OK) {
            exitCode = ExitCode.REFUSED;
        }
    }

    private int verify(Path proof) {
        if (files.size() > 1) {
            throw usage("a receipt is of one file");
        }
        VerifyReceipt.Verified result = new VerifyReceipt()
                .verify(
                        Actor.local(),
                        new VerifyReceipt.Request(proof, files.stream().findFirst(), Optional.ofNullable(key)));
        if (json.wanted()) {
            console.line(JsonLines.line(VerifiedReceiptView.of(proof, result)));
        } else {
            new PrecheckText(console.reader())
                    .verified(proof, files.stream().findFirst(), result)
                    .forEach(console::line);
        }
        if (!result.trusted()) {
            console.message(
                    "the key came out of the receipt: it shows that nothing in it was changed, not who runs the log; "
                            + "ask them for their key and name it with --key");
        }
        return result.fault().isEmpty() ? ExitCode.OK : ExitCode.FOUND;
    }
}
