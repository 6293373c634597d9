package dev.colophon.cli.account;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.registry.account.ApiKeys;
import dev.colophon.registry.account.ApiKeys.Scope;
import dev.colophon.service.apikey.CreateApiKey;
import dev.colophon.service.apikey.ListApiKeys;
import dev.colophon.service.apikey.RevokeApiKey;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.account.ApiKeyView;
import dev.colophon.store.Ids;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The keys of the API. */
@Command(
        name = "key",
        description = "Keys by which programs ask the API for an account.",
        subcommands = {AccountKeyCommand.Add.class, AccountKeyCommand.ListThem.class, AccountKeyCommand.Revoke.class})
final class AccountKeyCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing command: add, list or revoke");
    }

    /** Makes one. */
    @Command(name = "add", description = "Make a key. It is printed once, and kept nowhere.")
    static final class Add implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "NAME", description = "The account that it is of.")
        private String name = "";

        @Parameters(index = "1", paramLabel = "PURPOSE", description = "What it is for.")
        private String purpose = "";

        @Option(
                names = "--scope",
                paramLabel = "SCOPE",
                split = ",",
                required = true,
                description = "What it may, as far as the account may: read, check, register, decide, send, admin.")
        private Set<Scope> scopes = Set.of();

        @Mixin
        private AccountOptions options = new AccountOptions();

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
            CreateApiKey.Created made =
                    new CreateApiKey(home.settings()).create(options.actor(home.settings()), name, purpose, scopes);
            console.line(json.wanted() ? JsonLines.line(made) : made.key());
            return ExitCode.OK;
        }
    }

    /** Lists them. */
    @Command(name = "list", description = "List the keys that count.")
    static final class ListThem implements Callable<Integer> {

        @Mixin
        private AccountOptions options = new AccountOptions();

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
            List<ApiKeys.Key> keys = new ListApiKeys(home.settings()).list(options.actor(home.settings()));
            for (ApiKeys.Key key : keys) {
                ApiKeyView view = ApiKeyView.of(key);
                console.line(
                        json.wanted()
                                ? JsonLines.line(view)
                                : Console.safe("%s  %s  %s  %s"
                                        .formatted(
                                                view.id().substring(view.id().length() - Ids.TAIL),
                                                view.account(),
                                                String.join(", ", view.scopes()),
                                                view.name())));
            }
            return ExitCode.OK;
        }
    }

    /** Revokes one. */
    @Command(name = "revoke", description = "Let a key count no more.")
    static final class Revoke implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "A key, as `list` prints it.")
        private String id = "";

        @Mixin
        private AccountOptions options = new AccountOptions();

        @Mixin
        private HomeOption home = new HomeOption();

        @Override
        public Integer call() {
            var _ = new RevokeApiKey(home.settings()).revoke(options.actor(home.settings()), id);
            return ExitCode.OK;
        }
    }
}
