package dev.colophon.cli.licence;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.LicenceText;
import dev.colophon.registry.licence.Licences;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.licence.LicenceView;
import dev.colophon.service.licence.ListLicences;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists licences. */
@Command(
        name = "list",
        description = "List licences, newest first, with how many sightings rest on each.",
        footerHeading = "%nExamples:%n",
        footer = {"  colophon licence list", "  colophon licence list --work b2c3d4e5"})
final class LicenceListCommand implements Callable<Integer> {

    @Option(names = "--work", paramLabel = "ID", description = "Only those that may cover this work.")
    private @Nullable String work;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    LicenceListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new ListLicences(home.existing())
                .list(Actor.local(), Optional.ofNullable(work), console)
                .ifPresent(this::print);
        return ExitCode.OK;
    }

    private void print(List<Licences.Standing> licences) {
        licences.forEach(licence -> {
            if (json.wanted()) {
                console.line(JsonLines.line(LicenceView.of(licence)));
            } else {
                new LicenceText(console.reader()).lines(licence).forEach(console::line);
            }
        });
        if (licences.isEmpty()) {
            console.note(console.reader().say("licence.none"));
        }
    }
}
