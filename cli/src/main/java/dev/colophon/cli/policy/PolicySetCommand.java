package dev.colophon.cli.policy;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.PolicyText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.policy.PolicyView;
import dev.colophon.service.policy.PolicyResult;
import dev.colophon.service.policy.SetPolicy;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets a policy. */
@Command(
        name = "set",
        description = {
            "Set a policy, and say what it would change about the sightings of the last 30 days. It is in force once "
                    + "--arm is said.",
            "Rules stand one after the other with ; between them: the first that fits decides, and what none fits is "
                    + "counted.",
            "A rule is block, license, count or none, then what has to fit, each part if it is there: whole, partial "
                    + "or altered; audio, video, image or text; stream, download or display; `in DE, FR`, `except CN`; and "
                    + "`when`, with conditions that all hold: =, !=, <, <=, > or >=, a number, and milliseconds, seconds, "
                    + "minutes, pixels, `percent of reference` or `percent of copy`, then perhaps audio, video, either or both."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon policy set \"block when > 30 seconds audio; license when > 50 percent of reference; count\" --owner \"Ada Example\"",
            "  colophon policy set \"block whole video in DE, FR; count\" --work b2c3d4e5 --dry-run",
            "  colophon policy set --work b2c3d4e5 --arm --share 10     what was set last, on 10 of 100 sightings",
            "  colophon policy set --work b2c3d4e5 --muted-until 2027-01-31"
        })
final class PolicySetCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RULES", arity = "0..1", description = "What is wanted (default: what was set last).")
    private @Nullable String rules;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(names = "--arm", description = "Put it in force. What acts on no more than before is at once.")
    private boolean arm;

    @Option(
            names = "--share",
            paramLabel = "N",
            description = "Of 100 sightings it acts on so many, and leaves the others to a person (default: 100).")
    private @Nullable Integer share;

    @Option(
            names = "--muted-until",
            paramLabel = "DAY",
            description = "Until this day to come (UTC) it acts on none; never takes that back.")
    private @Nullable String mutedUntil;

    @Option(names = "--dry-run", description = "Only say what it would change.")
    private boolean dryRun;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    PolicySetCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (rules == null && !arm && share == null && mutedUntil == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "say what is wanted, such as \"block when > 30 seconds audio; count\", or --arm, --share or --muted-until");
        }
        PolicyResult result = new SetPolicy(home.existing())
                .set(
                        Actor.local(),
                        new SetPolicy.Request(
                                target.target(),
                                Optional.ofNullable(rules),
                                share == null ? OptionalInt.empty() : OptionalInt.of(share),
                                Optional.ofNullable(mutedUntil),
                                arm,
                                dryRun));
        if (json.wanted()) {
            console.line(JsonLines.line(PolicyView.of(result)));
        } else {
            PolicyText.said(result, console.reader()).forEach(console::line);
        }
        PolicyText.hint(result, console.reader()).ifPresent(console::note);
        return ExitCode.OK;
    }
}
