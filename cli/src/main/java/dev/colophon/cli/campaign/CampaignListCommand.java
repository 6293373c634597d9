package dev.colophon.cli.campaign;

import dev.colophon.cases.campaign.Campaign;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.casefile.CampaignText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.campaign.ListCampaigns;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.campaign.CampaignView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists campaigns. */
@Command(
        name = "list",
        description = "List campaigns, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon campaign list"})
final class CampaignListCommand implements Callable<Integer> {

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit = 100;

    @Option(names = "--after", paramLabel = "NAME", description = "Only those that come behind this one in the list.")
    private @Nullable String after;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    CampaignListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--limit: write a number from 1 on");
        }
        new ListCampaigns(home.existing())
                .list(Actor.local(), Optional.ofNullable(after), limit, console)
                .ifPresent(this::print);
        return ExitCode.OK;
    }

    private void print(List<Campaign> campaigns) {
        campaigns.forEach(campaign -> console.line(
                json.wanted()
                        ? JsonLines.line(CampaignView.of(campaign))
                        : CampaignText.line(campaign, console.reader())));
        if (campaigns.isEmpty()) {
            console.message("no campaigns: `colophon campaign open NAME` opens one");
        } else if (campaigns.size() == limit) {
            console.message("there may be more: --after " + campaigns.getLast().name());
        }
    }
}
