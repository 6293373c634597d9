package dev.colophon.cli.account;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.YesOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.account.Account;
import dev.colophon.registry.account.AccountRole;
import dev.colophon.service.account.AddAccount;
import dev.colophon.service.account.DisableAccount;
import dev.colophon.service.account.Invitation;
import dev.colophon.service.account.InviteAccount;
import dev.colophon.service.account.ListAccounts;
import dev.colophon.service.account.RemoveAccount;
import dev.colophon.service.account.SetRoles;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.account.AccountView;
import dev.colophon.service.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The accounts. */
@Command(
        name = "account",
        description = "Who signs in to the pages (`colophon serve --accounts`), and as what.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon account add ada@example.org --role admin,owner",
            "  colophon account role ada@example.org reviewer",
            "  colophon account key add ada@example.org \"upload check\" --scope check",
            "",
            "Roles: owner, reviewer, second-reviewer, platform, regulator, auditor, admin."
        },
        subcommands = {
            AccountCommand.Add.class,
            AccountCommand.ListThem.class,
            AccountCommand.SetThem.class,
            AccountCommand.Disable.class,
            AccountCommand.Enable.class,
            AccountCommand.Password.class,
            AccountCommand.Remove.class,
            AccountKeyCommand.class
        })
public final class AccountCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Missing command: add, list, role, disable, enable, password, remove or key");
    }

    private static String line(Account account, Settings settings, Language reader) {
        List<String> parts = new ArrayList<>(List.of(account.name(), roles(account.roles(), reader)));
        if (account.hasSecondFactor()) {
            parts.add(reader.say("account.codes"));
        }
        account.providers().stream()
                .map(issuer -> reader.say("account.provider", settings.providerName(issuer)))
                .forEach(parts::add);
        if (account.disabledAt().isPresent()) {
            parts.add(reader.say("account.disabled"));
        } else if (!account.hasPassword() && account.providers().isEmpty()) {
            parts.add(reader.say("account.no-password"));
        }
        return String.join("  ", parts);
    }

    private static String roles(Collection<AccountRole> roles, Language reader) {
        return roles.stream()
                .sorted()
                .map(role -> reader.say("account.role." + role.words()))
                .collect(Collectors.joining(reader.say("list.separator")));
    }

    private static void print(
            Account account, @Nullable String link, Settings settings, JsonOption json, Console console) {
        if (json.wanted()) {
            console.line(JsonLines.line(AccountView.of(account, link)));
            return;
        }
        console.line(Console.safe(line(account, settings, console.reader())));
        if (link != null) {
            console.line(console.reader().say("account.link"));
            console.line(Console.safe(link));
        }
    }

    /** Adds one. */
    @Command(name = "add", description = "Add an account, and print the link by which its password is set.")
    static final class Add implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "As it is typed to sign in, such as ada@example.org.")
        private String name = "";

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                split = ",",
                required = true,
                description = "What it is: owner, reviewer, second-reviewer, platform, regulator, auditor, admin.")
        private List<String> roles = List.of();

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
            var added = new AddAccount(home.settings())
                    .add(options.actor(home.settings()), name, AccountOptions.roles(roles));
            print(
                    added.account(),
                    added.invitation()
                            .map(made -> AccountOptions.link(home.settings(), made))
                            .orElse(null),
                    home.settings(),
                    json,
                    console);
            return ExitCode.OK;
        }
    }

    /** Lists them. */
    @Command(name = "list", description = "List the accounts of an organisation.")
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
            List<Account> accounts = new ListAccounts(home.settings()).list(options.actor(home.settings()));
            if (accounts.isEmpty() && !json.wanted()) {
                console.message("no account yet: `colophon account add NAME --role admin` makes the first");
            }
            accounts.forEach(account -> print(account, null, home.settings(), json, console));
            return ExitCode.OK;
        }
    }

    /** Sets roles. */
    @Command(name = "role", description = "Say what an account is in an organisation; without a role: nothing there.")
    static final class SetThem implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "NAME", description = "An account.")
        private String name = "";

        @Parameters(index = "1..*", arity = "0..*", paramLabel = "ROLE", description = "What it is from now on.")
        private List<String> roles = List.of();

        @Mixin
        private AccountOptions options = new AccountOptions();

        @Mixin
        private HomeOption home = new HomeOption();

        private final Console console;

        SetThem(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Set<AccountRole> wanted = AccountOptions.roles(roles);
            new SetRoles(home.settings()).set(options.actor(home.settings()), name, wanted);
            console.note(Console.safe(
                    wanted.isEmpty()
                            ? console.reader().say("account.nothing", name)
                            : console.reader().say("account.now", name, roles(wanted, console.reader()))));
            return ExitCode.OK;
        }
    }

    /** Keeps somebody from signing in. */
    @Command(name = "disable", description = "Keep somebody from signing in; their sessions end at once.")
    static final class Disable implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "An account.")
        private String name = "";

        @Mixin
        private AccountOptions options = new AccountOptions();

        @Mixin
        private HomeOption home = new HomeOption();

        private final Console console;

        Disable(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Account account = new DisableAccount(home.settings()).set(options.actor(home.settings()), name, true);
            console.note(Console.safe(console.reader().say("account.may-not", account.name())));
            return ExitCode.OK;
        }
    }

    /** Takes that back. */
    @Command(name = "enable", description = "Let somebody sign in again.")
    static final class Enable implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "An account.")
        private String name = "";

        @Mixin
        private AccountOptions options = new AccountOptions();

        @Mixin
        private HomeOption home = new HomeOption();

        private final Console console;

        Enable(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Account account = new DisableAccount(home.settings()).set(options.actor(home.settings()), name, false);
            console.note(Console.safe(console.reader().say("account.may", account.name())));
            return ExitCode.OK;
        }
    }

    /** Makes a link for a new password. */
    @Command(name = "password", description = "Print a link by which somebody sets a new password, once.")
    static final class Password implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "An account.")
        private String name = "";

        @Option(names = "--without-codes", description = "Ask for no one-time codes any more: the device is lost.")
        private boolean withoutCodes;

        @Mixin
        private AccountOptions options = new AccountOptions();

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private JsonOption json = new JsonOption();

        private final Console console;

        Password(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Invitation made =
                    new InviteAccount(home.settings()).invite(options.actor(home.settings()), name, withoutCodes);
            Account account = new ListAccounts(home.settings())
                    .list(options.actor(home.settings())).stream()
                            .filter(one -> one.name().equals(made.name()))
                            .findFirst()
                            .orElseThrow();
            print(account, AccountOptions.link(home.settings(), made), home.settings(), json, console);
            return ExitCode.OK;
        }
    }

    /** Removes one. */
    @Command(
            name = "remove",
            description = "Remove an account. What it did stays, with its name, which is not given again.")
    static final class Remove implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "An account.")
        private String name = "";

        @Mixin
        private AccountOptions options = new AccountOptions();

        @Mixin
        private HomeOption home = new HomeOption();

        @Mixin
        private YesOption yes = new YesOption();

        private final Console console;

        Remove(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            if (yes.confirmed(console.reader().say("account.remove", name), console)) {
                Account account = new RemoveAccount(home.settings()).remove(options.actor(home.settings()), name);
                console.note(Console.safe(console.reader().say("account.removed", account.name())));
            }
            return ExitCode.OK;
        }
    }
}
