package dev.colophon.cli.work;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.TermsOptions;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.RightsText;
import dev.colophon.cli.text.WorkText;
import dev.colophon.registry.licence.RightShares;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.licence.WorkRightsView;
import dev.colophon.service.licence.ChangeRights;
import dev.colophon.service.licence.LicenceTerms;
import dev.colophon.service.licence.ShowRights;
import dev.colophon.service.licence.WorkRights;
import dev.colophon.service.settings.Settings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who holds what of a work. */
@Command(
        name = "rights",
        description = {
            "Show who holds what of a work, and where the shares are too little (UNDER) or too much (OVER).",
            "Rights are held by use, territory and time. With --add or --remove, change them. Without any rights its "
                    + "owner holds it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon works rights b2c3d4e5",
            "  colophon works rights b2c3d4e5 --add \"Mo Example\" --share 25%% --territory DE,FR --may-license",
            "  colophon works rights b2c3d4e5 --remove e5f6a7b8"
        })
final class WorksRightsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "Id of a work, or its last eight characters.")
    private String id = "";

    @Option(names = "--add", paramLabel = "PARTY", description = "This party holds a share, by name or id.")
    private @Nullable String party;

    @Option(names = "--share", paramLabel = "S", description = "How much: 25%%, or basis points of 10,000.")
    private @Nullable String share;

    @Mixin
    private TermsOptions limits = new TermsOptions();

    @Option(names = "--may-license", description = "The party may license the work alone.")
    private boolean mayLicense;

    @Option(names = "--remove", paramLabel = "RIGHT", description = "Take this right back, by its id.")
    private @Nullable String removed;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    WorksRightsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        WorkRights rights = rights(home.existing());
        if (json.wanted()) {
            console.line(JsonLines.line(WorkRightsView.of(rights)));
        } else {
            print(rights);
        }
        return ExitCode.OK;
    }

    private WorkRights rights(Settings settings) {
        LicenceTerms terms = limits.terms();
        boolean limited = share != null || mayLicense || !terms.isEmpty();
        if (party != null && removed == null && share != null) {
            return new ChangeRights(settings)
                    .change(Actor.local(), new ChangeRights.Request.Add(id, party, share, terms, mayLicense));
        }
        if (party != null || limited) {
            throw new CommandFailure(ExitCode.USAGE, "a right has a party and a share: --add NAME --share 25%");
        }
        return removed == null
                ? new ShowRights(settings).show(Actor.local(), id)
                : new ChangeRights(settings).change(Actor.local(), new ChangeRights.Request.Remove(id, removed));
    }

    private void print(WorkRights rights) {
        RightsText text = new RightsText(console.reader());
        console.line(WorkText.named(rights.work()));
        rights.claims()
                .forEach(claim -> console.line("    %s  %s".formatted(claim.id(), Console.safe(text.claim(claim)))));
        rights.totals().forEach(total -> console.line("    " + marked(total.sum(), Console.safe(text.total(total)))));
        if (rights.claims().isEmpty()) {
            console.line("    "
                    + console.reader()
                            .say(
                                    "rights.owner",
                                    Console.safe(rights.work().owner().name())));
        }
    }

    private static String marked(RightShares.Sum sum, String sentence) {
        return sum == RightShares.Sum.COMPLETE ? sentence : "@|bold,red " + sentence + "|@";
    }
}
