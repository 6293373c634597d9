package dev.colophon.cli.account;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.account.AddOrganisation;
import dev.colophon.service.account.ListOrganisations;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.account.OrganisationView;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The organisations. */
@Command(
        name = "organisation",
        description =
                "Who shares this installation without seeing anything of the others. Commands act for the first one.",
        subcommands = {OrganisationCommand.Add.class, OrganisationCommand.ListThem.class})
public final class OrganisationCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command: add or list");
    }

    private static void print(Organisation organisation, JsonOption json, Console console) {
        console.line(
                json.wanted()
                        ? JsonLines.line(OrganisationView.of(organisation))
                        : Console.safe(organisation.name())
                                + (organisation.id().equals(Organisation.FIRST.id())
                                        ? "  " + console.reader().say("organisation.first")
                                        : ""));
    }

    /** Adds one. */
    @Command(name = "add", description = "Add an organisation.")
    static final class Add implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "What it is called.")
        private String name = "";

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        Add(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            print(new AddOrganisation(home.settings()).add(Actor.local(), name), json, console);
            return ExitCode.OK;
        }
    }

    /** Lists them. */
    @Command(name = "list", description = "List the organisations.")
    static final class ListThem implements Callable<Integer> {

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        ListThem(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            new ListOrganisations(home.settings()).list(Actor.local()).forEach(one -> print(one, json, console));
            return ExitCode.OK;
        }
    }
}
