package dev.colophon.cli;

import dev.colophon.cases.Witnesses;
import dev.colophon.evidence.log.Witness;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.net.URI;
import java.time.InstantSource;
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
            Witnesses.Named named = new Witnesses.Named(new Witness(key(), url()), ownNetwork);
            try (Database database = Database.open(home.home(), home.settings().database())) {
                new Witnesses(database, InstantSource.system()).add(named);
            }
            console.note("added " + Console.safe(named.name()) + "; its operator must know the key of your log: "
                    + "`colophon log` shows it");
            return ExitCode.OK;
        }

        private VerifierKey key() {
            try {
                return VerifierKey.parse(key);
            } catch (LogException e) {
                throw new CommandFailure(ExitCode.REFUSED, "--key: " + e.getMessage());
            }
        }

        private URI url() {
            String bare = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
            if (!bare.matches("https?://[^\\s?#]+")) {
                throw new CommandFailure(ExitCode.USAGE, "the address of a witness begins with https:// or http://");
            }
            return URI.create(bare);
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
            try (Database database = home.database(console).orElse(null)) {
                if (database == null) {
                    return ExitCode.OK;
                }
                for (Witnesses.Named named : new Witnesses(database, InstantSource.system()).list()) {
                    String url = named.witness().submission().toString();
                    console.line(
                            json.wanted()
                                    ? JsonLines.line(JsonLines.object()
                                            .put("witness", named.name())
                                            .put("url", url)
                                            .put("key", named.witness().key().toString())
                                            .put("ownNetwork", named.ownNetwork()))
                                    : Console.safe(named.name() + "  " + url));
                }
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
            Settings settings = home.stored();
            try (Database database = Database.open(settings.home(), settings.database())) {
                if (!new Witnesses(database, InstantSource.system()).remove(name)) {
                    throw new CommandFailure(
                            ExitCode.REFUSED,
                            "no witness is named %s: `colophon log witness list` lists them".formatted(name));
                }
            }
            return ExitCode.OK;
        }
    }
}
