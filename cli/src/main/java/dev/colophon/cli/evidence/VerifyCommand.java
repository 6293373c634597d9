package dev.colophon.cli.evidence;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.evidence.VerifyBundle;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a bundle of evidence, or the receipt of a pre-check, of anybody, without network or database. */
@Command(
        name = "verify",
        description = {
            "Check a bundle of evidence, without network or database, and say how independent its proof is.",
            "Or check the receipt of a pre-check, and that it is of this file.",
            "Name whom you trust with --trust, a folder with trust.json; without it no witness counts as independent."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon verify colophon-data/evidence/S-1f2e3d4c-1.wacz",
            "  colophon verify S-1f2e3d4c-1.wacz --trust my-trust --require B",
            "  colophon verify my-film.mp4.receipt.json my-film.mp4 --trust my-trust",
            "",
            "trust.json, of which only \"claimant\" must be there:",
            "  {\"claimant\": \"Ada Example\",",
            "   \"authorities\": [{\"name\": \"Example TSA\", \"operator\": \"Example Trust AG\", \"certificate\": \"root.pem\"}],",
            "   \"witnesses\": [{\"vkey\": \"witness.example/a+1a2b3c4d+BAbc\", \"operator\": \"A university\"}],",
            "   \"logs\": [{\"vkey\": \"log.example/one+5e6f7081+AQde\", \"operator\": \"Ada Example\"}],",
            "   \"signers\": [\"report.pem\", \"seal.pem\"], \"quorum\": 2}",
            "Get keys from whom they belong to, not from the bundle; the claimant's come from `colophon evidence keys DIR`.",
            "",
            "For the other side there is a small program without the rest: evidence/target/colophon-verify.jar.",
            "Exit codes: 0 grade A to C or a receipt that holds, 1 something does not hold or the grade is below --require, 3 neither a bundle nor a receipt."
        })
public final class VerifyCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "BUNDLE",
            description = "The .wacz file, with the files of its name beside it; or the receipt of a pre-check.")
    private Path proof = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "With a receipt: the file that it is said to be of.")
    private @Nullable Path file;

    @Option(
            names = "--trust",
            paramLabel = "DIR",
            description =
                    "Your own folder with trust.json: the claimant, and which timestamp authorities, witnesses, logs and "
                            + "signers you know and who runs them; certificates and keys lie beside it.")
    private @Nullable Path trust;

    @Option(names = "--require", paramLabel = "GRADE", description = "Exit with 1 below this grade: A, B or C.")
    private @Nullable String required;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Object _ = home.folder(); // what is given stands for itself: nothing of the home is read
        VerifyBundle.Verification verification;
        try (VerifyBundle bundle = new VerifyBundle()) {
            verification = bundle.verify(
                    Actor.local(),
                    new VerifyBundle.Request(
                            proof,
                            Optional.ofNullable(file),
                            Optional.ofNullable(trust),
                            Optional.ofNullable(required),
                            language.reader(),
                            json.wanted()));
        }
        verification.report().forEach(line -> console.line(Console.safe(line)));
        verification.notes().forEach(console::message);
        return verification.held() ? ExitCode.OK : ExitCode.FOUND;
    }
}
