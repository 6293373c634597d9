package dev.colophon.cli.record;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.evidence.verify.program.RecordText;
import dev.colophon.evidence.verify.record.RecordReport;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.record.VerifiedRecordView;
import dev.colophon.service.record.VerifyPublicRecord;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Recomputes a public record. */
@Command(
        name = "verify",
        description = {
            "Recompute every number of a public record from the leaves of its log, of anybody, without network or home.",
            "The program `colophon-verify.jar` does the same alone.",
            "One number that was changed, one leaf that was changed, added or left out: it fails, and says where."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon public verify record-2027 --key log.example.org/us+1a2b3c4d+BAbc",
            "",
            "Exit codes: 0 every number follows from the log, 1 something does not, 3 no public record."
        })
final class PublicVerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "A public record.")
    private Path folder = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "The key of the log, from whom it belongs to; without it the one that came with the record, which"
                            + " shows only that the record is of one piece.")
    private @Nullable String key;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    PublicVerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Object _ = home.folder(); // a record stands for itself: nothing of the home is read
        RecordReport report = new VerifyPublicRecord().verify(Actor.local(), folder, Optional.ofNullable(key));
        if (json.wanted()) {
            console.line(JsonLines.line(VerifiedRecordView.of(report)));
        } else {
            console.line("%s  %s"
                    .formatted(
                            report.fault().isEmpty()
                                    ? "@|bold %s|@".formatted(language.reader().say("record.passed"))
                                    : "@|bold,red %s|@"
                                            .formatted(language.reader().say("record.failed")),
                            Console.safe(RecordText.sentence(report, language.reader()))));
            if (report.fault().isEmpty() && !report.trusted()) {
                console.note(language.reader().say("record.own-key"));
            }
        }
        return report.fault().isEmpty() ? ExitCode.OK : ExitCode.FOUND;
    }
}
