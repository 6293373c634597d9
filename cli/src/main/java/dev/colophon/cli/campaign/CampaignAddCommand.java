package dev.colophon.cli.campaign;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.campaign.AddProviders;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds providers to a campaign. */
@Command(
        name = "add",
        description = "Add providers to a campaign, or sites and published numbers to those that are in it.",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon campaign add spring --provider \"Pirate=third.example\" --provider other.example"})
final class CampaignAddCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "A campaign.")
    private String name = "";

    @Mixin
    private ProviderOptions providers = new ProviderOptions();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    CampaignAddCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CampaignOutput.print(
                new AddProviders(home.existing()).add(Actor.local(), name, providers.named(), providers.table()),
                language.reader(),
                json,
                console);
        return ExitCode.OK;
    }
}
