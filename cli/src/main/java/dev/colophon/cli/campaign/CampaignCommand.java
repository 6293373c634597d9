package dev.colophon.cli.campaign;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Copies of many providers that are to be gone by a day. */
@Command(
        name = "campaign",
        description = {
            "Follow the copies of many providers that are to be gone by a day.",
            "A report says of each provider what was found, noticed, removed by itself or on notice, verified, back again,"
                    + " contested, restored and licensed since. Nothing is sent by these commands."
        },
        subcommands = {
            CampaignOpenCommand.class,
            CampaignAddCommand.class,
            CampaignListCommand.class,
            CampaignShowCommand.class,
            CampaignReportCommand.class
        })
public final class CampaignCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing command: open, add, list, show or report");
    }
}
