package dev.colophon.cli.casefile;

import dev.colophon.cli.evidence.CaptureOutput;
import dev.colophon.cli.option.AllowedHosts;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.option.Program;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.evidence.CaptureCaseEvidence;
import dev.colophon.service.evidence.CapturedEvidence;
import dev.colophon.service.evidence.EvidenceSetup;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes evidence of a case. */
@Command(
        name = "evidence",
        description = {
            "Take evidence of all sightings of a case that have none of the last 24 hours, as `evidence capture` does.",
            "A page on which several stand is kept once, and their bundles name the one that shows it. Ended half way,"
                    + " it goes on with the rest next time; a place that fails is told and costs no other."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  colophon case evidence K-17"})
final class CaseEvidenceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CASE", description = "A case, such as K-17.")
    private String number = "";

    @Option(names = "--no-browser", description = "Without a second look by a browser, and without reports.")
    private boolean withoutBrowser;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Option(
            names = "--allow",
            paramLabel = "HOST:PORT",
            description = "A host that may be visited although it is not on the public internet, beside those that the"
                    + " places to watch allow; may be repeated.")
    private List<String> allowedHosts = List.of();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;

    CaseEvidenceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        CaptureCaseEvidence.Request request =
                new CaptureCaseEvidence.Request(number, !withoutBrowser, AllowedHosts.of(allowedHosts));
        EvidenceSetup evidence = new EvidenceSetup(
                Program.software(), language.reader(), CaptureOutput.command(Objects.requireNonNull(spec)));
        CaptureOutput print = new CaptureOutput(console, json, language.reader());
        try (ProgressOutput<CapturedEvidence> output = new ProgressOutput<>("capturing", console, print::print)) {
            new CaptureCaseEvidence(home.existing(), evidence).capture(Actor.local(), request, output);
        }
        return print.exitCode();
    }
}
