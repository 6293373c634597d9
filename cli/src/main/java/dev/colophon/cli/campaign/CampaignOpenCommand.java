package dev.colophon.cli.campaign;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.campaign.OpenCampaign;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens a campaign. */
@Command(
        name = "open",
        description = "Open a campaign: copies of some providers are to be gone by a day.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon campaign open spring --deadline 2027-06-30 --scope \"songs without licence\" --provider"
                    + " \"Pirate=pirate.example,mirror.example\"",
            "  colophon campaign open order-2015 --deadline 2015-07-31 --scope \"songs, by the order of 8 July 2015\""
                    + " --providers order-of-2015.csv"
        })
final class CampaignOpenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "What it is called.")
    private String name = "";

    @Option(
            names = "--deadline",
            paramLabel = "DATE",
            required = true,
            description = "Its last day, such as 2027-06-30.")
    private LocalDate deadline = LocalDate.EPOCH;

    @Option(names = "--scope", paramLabel = "TEXT", required = true, description = "What it is about, in a sentence.")
    private String scope = "";

    @Mixin
    private ProviderOptions providers = new ProviderOptions();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    CampaignOpenCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OpenCampaign.Request request =
                new OpenCampaign.Request(name, scope, deadline, providers.named(), providers.table());
        CampaignOutput.print(
                new OpenCampaign(home.existing()).open(Actor.local(), request), language.reader(), json, console);
        return ExitCode.OK;
    }
}
