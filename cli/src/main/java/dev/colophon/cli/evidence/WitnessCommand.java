package dev.colophon.cli.evidence;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.witness.AddWitness;
import dev.colophon.service.witness.ListWitnesses;
import dev.colophon.service.witness.NamedWitness;
import dev.colophon.service.witness.RemoveWitness;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The witnesses. */
@Command(
        name = "witness",
        description = "The witnesses: services that cosign the log, so that nobody can change its past unnoticed.",
        subcommands = {WitnessCommand.Add.class, WitnessCommand.ListThem.class, WitnessCommand.Remove.class})
final class WitnessCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing command: add, list or remove");
    }

    /** Adds one. */
    @Command(name = "add", description = "Add a witness (C2SP tlog-witness), or change its address.")
    static final class Add implements Callable<Integer> {

        @Parameters(paramLabel = "URL", description = "What /add-checkpoint is appended to.")
        private String url = "";

        @Option(
                names = "--key",
                paramLabel = "VKEY",
                required = true,
                description = "Its verifier key, as its operator publishes it: name+id+key.")
        private String key = "";

        @Option(names = "--own-network", description = "It is not on the public internet.")
        private boolean ownNetwork;

        @Mixin
        private HomeOption home = new HomeOption();

        private final Console console;

        Add(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            NamedWitness added = new AddWitness(home.settings()).add(Actor.local(), url, key, ownNetwork);
            console.message("added " + added.witness() + "; its operator must know the key of your log: "
                    + "`colophon log` shows it");
            return ExitCode.OK;
        }
    }

    /** Lists them. */
    @Command(name = "list", description = "List the witnesses.")
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
            List<NamedWitness> witnesses = new ListWitnesses(home.existing()).list(Actor.local(), console);
            if (witnesses.isEmpty() && !json.wanted()) {
                console.message("no witness is named: add one with `colophon log witness add URL --key VKEY`");
            }
            for (NamedWitness named : witnesses) {
                console.line(
                        json.wanted() ? JsonLines.line(named) : Console.safe(named.witness() + "  " + named.url()));
            }
            return ExitCode.OK;
        }
    }

    /** Removes one. */
    @Command(name = "remove", description = "Stop asking a witness. What it signed stays.")
    static final class Remove implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "The name in its key.")
        private String name = "";

        @Mixin
        private HomeOption home = new HomeOption();

        @Override
        public Integer call() {
            new RemoveWitness(home.existing()).remove(Actor.local(), name);
            return ExitCode.OK;
        }
    }
}
