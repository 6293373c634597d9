package dev.colophon.cli.campaign;

import dev.colophon.cli.evidence.CaptureOutput;
import dev.colophon.cli.option.ForceOption;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.option.Program;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.cli.text.casefile.CampaignText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.campaign.ReportCampaign;
import dev.colophon.service.campaign.ReportCampaign.Made;
import dev.colophon.service.campaign.ReportCampaign.Result;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.campaign.CampaignReportView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a campaign has come to. */
@Command(
        name = "report",
        description = {
            "Say what a campaign has come to, of each provider and of all together; nothing is removed that no look found gone.",
            "A table or a signed PDF that is written gets two files beside it, which prove that the transparency log of the"
                    + " home held it: NAME.leaf.json and NAME.tlog-proof."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon campaign report spring",
            "  colophon campaign report spring --csv spring.csv --pdf spring.pdf --lang zh"
        })
final class CampaignReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "A campaign.")
    private String name = "";

    @Option(names = "--csv", paramLabel = "FILE", description = "Write it as a table, too.")
    private @Nullable Path csv;

    @Option(names = "--pdf", paramLabel = "FILE", description = "Print it with the browser and sign it, too.")
    private @Nullable Path pdf;

    @Mixin
    private ForceOption force = new ForceOption();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;

    CampaignReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Stream.of(Optional.ofNullable(csv), Optional.ofNullable(pdf))
                .flatMap(Optional::stream)
                .forEach(this::checkAll);
        EvidenceSetup setup = new EvidenceSetup(
                Program.software(), language.reader(), CaptureOutput.command(Objects.requireNonNull(spec)));
        Result result;
        try (ProgressOutput<Result> progress = new ProgressOutput<>("counting", console, _ -> {})) {
            result = new ReportCampaign(home.existing(), setup, InstantSource.system())
                    .report(Actor.local(), new ReportCampaign.Request(name, csv != null, pdf != null), progress);
        }
        result.table().ifPresent(made -> write(Objects.requireNonNull(csv), made));
        result.paper().ifPresent(made -> write(Objects.requireNonNull(pdf), made));
        if (json.wanted()) {
            console.line(JsonLines.line(CampaignReportView.of(result.report())));
        } else {
            CampaignText.lines(result.report(), language.reader()).forEach(console::line);
        }
        return ExitCode.OK;
    }

    private void checkAll(Path file) {
        force.check(file);
        List.of(".leaf.json", ".tlog-proof").forEach(suffix -> force.check(beside(file, suffix)));
    }

    private void write(Path file, Made made) {
        force.write(file, made.file());
        for (Map.Entry<String, byte[]> proof : made.proof().bySuffix().entrySet()) {
            force.write(beside(file, proof.getKey()), proof.getValue());
        }
        console.message("written: %s, with its proof beside it".formatted(file));
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
