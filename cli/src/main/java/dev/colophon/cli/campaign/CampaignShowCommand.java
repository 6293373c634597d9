package dev.colophon.cli.campaign;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.campaign.ShowCampaign;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a campaign. */
@Command(
        name = "show",
        description = "Show the scope of a campaign, its providers with their sites, and what was published of them.",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon campaign show spring"})
final class CampaignShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "A campaign.")
    private String name = "";

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    CampaignShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CampaignOutput.print(
                new ShowCampaign(home.existing()).show(Actor.local(), name), language.reader(), json, console);
        return ExitCode.OK;
    }
}
