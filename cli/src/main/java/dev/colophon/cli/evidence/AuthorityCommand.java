package dev.colophon.cli.evidence;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.authority.AddAuthority;
import dev.colophon.service.authority.ListAuthorities;
import dev.colophon.service.authority.NamedAuthority;
import dev.colophon.service.authority.RemoveAuthority;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import java.nio.file.Path;
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

/** The authorities. */
@Command(
        name = "authority",
        description =
                "Who is asked for timestamps (RFC 3161). Without any authority, a bundle carries only the time of this machine, and says so.",
        subcommands = {AuthorityCommand.Add.class, AuthorityCommand.Remove.class, AuthorityCommand.ListThem.class})
final class AuthorityCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing command: add, list or remove");
    }

    /** Adds one. */
    @Command(name = "add", description = "Add an authority. They are asked in the order in which they were added.")
    static final class Add implements Callable<Integer> {

        @Parameters(paramLabel = "URL", description = "Where it takes timestamp queries.")
        private String url = "";

        @Option(
                names = "--root",
                paramLabel = "FILE",
                required = true,
                description = "The certificate that its timestamps must chain to, in PEM.")
        private Path root = Path.of("");

        @Option(names = "--own-network", description = "It is not on the public internet.")
        private boolean ownNetwork;

        @Mixin
        private HomeOption home = new HomeOption();

        @Override
        public Integer call() {
            new AddAuthority(home.settings()).add(Actor.local(), url, root, ownNetwork);
            return ExitCode.OK;
        }
    }

    /** Lists them. */
    @Command(name = "list", description = "List the authorities.")
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
            List<NamedAuthority> authorities = new ListAuthorities(home.existing()).list(Actor.local(), console);
            if (authorities.isEmpty() && !json.wanted()) {
                console.message("no timestamp authority is named: add one with "
                        + "`colophon evidence authority add URL --root FILE`");
            }
            for (NamedAuthority named : authorities) {
                console.line(json.wanted() ? JsonLines.line(named) : Console.safe(named.url() + "  " + named.root()));
            }
            return ExitCode.OK;
        }
    }

    /** Removes one. */
    @Command(name = "remove", description = "Ask it no longer.")
    static final class Remove implements Callable<Integer> {

        @Parameters(paramLabel = "URL", description = "As it was added.")
        private String url = "";

        @Mixin
        private HomeOption home = new HomeOption();

        @Override
        public Integer call() {
            new RemoveAuthority(home.existing()).remove(Actor.local(), url);
            return ExitCode.OK;
        }
    }
}
