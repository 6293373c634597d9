package dev.colophon.cli;

import dev.colophon.cases.Certificates;
import dev.colophon.cases.TimestampAuthorities;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
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
            if (!url.matches("https?://[^\\s?#]+")) {
                throw new CommandFailure(ExitCode.USAGE, "the address begins with https:// or http://");
            }
            try (Database database = Database.open(home.home(), home.settings().database())) {
                new TimestampAuthorities(database, InstantSource.system())
                        .add(new TimestampAuthorities.Named(URI.create(url), certificate(), ownNetwork));
            }
            return ExitCode.OK;
        }

        private X509Certificate certificate() {
            try {
                return Certificates.parse(Files.readString(root));
            } catch (NoSuchFileException e) {
                throw new CommandFailure(ExitCode.REFUSED, "--root: there is no file %s".formatted(root));
            } catch (IOException | IllegalArgumentException e) {
                throw new CommandFailure(
                        ExitCode.REFUSED, "--root: %s is not a certificate in PEM that can be read".formatted(root));
            }
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
            try (Database database = home.database(console).orElse(null)) {
                if (database == null) {
                    return ExitCode.OK;
                }
                for (TimestampAuthorities.Named named :
                        new TimestampAuthorities(database, InstantSource.system()).list()) {
                    String subject = named.root().getSubjectX500Principal().getName();
                    console.line(
                            json.wanted()
                                    ? JsonLines.line(JsonLines.object()
                                            .put("url", named.url().toString())
                                            .put("root", subject)
                                            .put("ownNetwork", named.ownNetwork()))
                                    : Console.safe(named.url() + "  " + subject));
                }
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
            Settings settings = home.stored();
            try (Database database = Database.open(settings.home(), settings.database())) {
                if (!new TimestampAuthorities(database, InstantSource.system()).remove(url)) {
                    throw new CommandFailure(
                            ExitCode.REFUSED,
                            "%s was not added: `colophon evidence authority list` lists them".formatted(url));
                }
            }
            return ExitCode.OK;
        }
    }
}
