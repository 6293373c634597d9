package dev.colophon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.verify.BundleVerifier;
import dev.colophon.evidence.verify.EvidenceGrade;
import dev.colophon.evidence.verify.NotABundleException;
import dev.colophon.evidence.verify.TrustStore;
import dev.colophon.evidence.verify.VerifyJson;
import dev.colophon.evidence.verify.VerifyReport;
import dev.colophon.evidence.verify.VerifyText;
import dev.colophon.evidence.verify.read.Unreadable;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a bundle of evidence, of anybody, without network or database. */
@Command(
        name = "verify",
        description = {
            "Check a bundle of evidence, without network or database, and say how independent its proof is.",
            "Name whom you trust with --trust, a folder with trust.json; without it no witness counts as independent."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon verify colophon-data/evidence/S-1f2e3d4c-1.wacz",
            "  colophon verify S-1f2e3d4c-1.wacz --trust my-trust --require B",
            "",
            "For the other side there is a small program without the rest: evidence/target/colophon-verify.jar.",
            "Exit codes: 0 grade A to C, 1 something does not hold or the grade is below --require, 3 not a bundle."
        })
final class VerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BUNDLE", description = "The .wacz file, with the files of its name beside it.")
    private Path bundle = Path.of("");

    @Option(names = "--trust", paramLabel = "DIR", description = "A folder with trust.json: whom you know.")
    private @Nullable Path trust;

    @Option(names = "--require", paramLabel = "GRADE", description = "Exit with 1 below this grade: A, B or C.")
    private @Nullable EvidenceGrade required;

    @Option(names = "--lang", paramLabel = "LANG", description = "en (default) or zh.")
    private VerifyText.Language language = VerifyText.Language.EN;

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        VerifyReport report = report();
        if (json.wanted()) {
            console.line(Console.safe(new String(VerifyJson.of(report), UTF_8)));
        } else {
            VerifyText.of(report, language).lines().map(Console::safe).forEach(console::line);
        }
        boolean enough = required == null || report.grade().compareTo(required) <= 0;
        return report.failures().isEmpty() && enough ? ExitCode.OK : ExitCode.FOUND;
    }

    private VerifyReport report() {
        try {
            TrustStore known = trust == null ? TrustStore.none() : TrustStore.read(trust);
            return BundleVerifier.verify(bundle, known, InstantSource.system());
        } catch (NotABundleException e) {
            throw new CommandFailure(ExitCode.REFUSED, String.valueOf(e.getMessage()));
        } catch (Unreadable e) {
            throw new CommandFailure(ExitCode.USAGE, "--trust: %s: %s".formatted(e.part(), e.why()));
        }
    }
}
