package dev.colophon.cli.account;

import dev.colophon.cases.webhook.Webhook;
import dev.colophon.cases.webhook.WebhookReply;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.WebhookText;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.account.WebhookView;
import dev.colophon.service.webhook.AddWebhook;
import dev.colophon.service.webhook.DisableWebhook;
import dev.colophon.service.webhook.EnableWebhook;
import dev.colophon.service.webhook.ListWebhooks;
import dev.colophon.service.webhook.RemoveWebhook;
import dev.colophon.service.webhook.TestWebhook;
import java.io.IOException;
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

/** Servers that are told what happens. */
@Command(
        name = "webhook",
        description = "Servers of yours that are told what happens, while `serve` runs.",
        subcommands = {
            WebhookCommand.Add.class,
            WebhookCommand.ListThem.class,
            WebhookCommand.Remove.class,
            WebhookCommand.Enable.class,
            WebhookCommand.Disable.class,
            WebhookCommand.Try.class
        })
public final class WebhookCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "Missing command: add, list, remove, enable, disable or test");
    }

    /** Names one. */
    @Command(
            name = "add",
            description = "Name a server, and print the secret by which messages to it are signed. It is printed once.")
    static final class Add implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "URL", description = "Where messages are posted: an https address.")
        private String url = "";

        @Option(
                names = "--events",
                paramLabel = "EVENT",
                split = ",",
                required = true,
                description = "What it is told: sighting.found, decision.made, notice.sent, notice.answered,"
                        + " copy.removed, copy.reappeared.")
        private List<String> events = List.of();

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
            AddWebhook.Added added = new AddWebhook(home.settings()).add(options.actor(home.settings()), url, events);
            console.line(json.wanted() ? JsonLines.line(WebhookView.of(added)) : added.secret());
            added.warning()
                    .map(warning -> ServiceException.told(warning).in(console.reader()))
                    .ifPresent(console::note);
            return ExitCode.OK;
        }
    }

    /** Lists them. */
    @Command(name = "list", description = "List them, with how they stand.")
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
            List<Webhook> all = new ListWebhooks(home.settings()).list(options.actor(home.settings()));
            if (all.isEmpty()) {
                console.note(console.reader().say("webhook.none"));
            }
            for (Webhook webhook : all) {
                console.line(
                        json.wanted()
                                ? JsonLines.line(WebhookView.of(webhook))
                                : new WebhookText(console.reader()).line(webhook));
            }
            return ExitCode.OK;
        }
    }

    /** Which one is meant. */
    abstract static class One implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "WEBHOOK", description = "Its id, or the end of it.")
        String id = "";

        @Mixin
        AccountOptions options = new AccountOptions();

        @Mixin
        HomeOption home = new HomeOption();

        @Mixin
        JsonOption json = new JsonOption();
    }

    /** Removes one. */
    @Command(name = "remove", description = "Tell it nothing more; what waits for it is forgotten.")
    static final class Remove extends One {

        private final Console console;

        Remove(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Webhook removed = new RemoveWebhook(home.settings()).remove(options.actor(home.settings()), id);
            console.line(
                    json.wanted()
                            ? JsonLines.line(WebhookView.of(removed))
                            : console.reader().say("webhook.removed", Console.safe(removed.url())));
            return ExitCode.OK;
        }
    }

    /** Enables one. */
    @Command(
            name = "enable",
            description = "Tell it again what happens, and what happened since it took nothing and was disabled.")
    static final class Enable extends One {

        private final Console console;

        Enable(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Webhook enabled = new EnableWebhook(home.settings()).enable(options.actor(home.settings()), id);
            console.line(
                    json.wanted()
                            ? JsonLines.line(WebhookView.of(enabled))
                            : new WebhookText(console.reader()).line(enabled));
            return ExitCode.OK;
        }
    }

    /** Disables one. */
    @Command(
            name = "disable",
            description = "Tell it nothing until it is enabled again; what happens meanwhile waits for it.")
    static final class Disable extends One {

        private final Console console;

        Disable(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Webhook disabled = new DisableWebhook(home.settings()).disable(options.actor(home.settings()), id);
            console.line(
                    json.wanted()
                            ? JsonLines.line(WebhookView.of(disabled))
                            : new WebhookText(console.reader()).line(disabled));
            return ExitCode.OK;
        }
    }

    /** Tries one. */
    @Command(name = "test", description = "Send it a message that says nothing, now, and print what it answers.")
    static final class Try implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "WEBHOOK", description = "Its id, or the end of it.")
        private String id = "";

        @Mixin
        private AccountOptions options = new AccountOptions();

        @Mixin
        private HomeOption home = new HomeOption();

        private final Console console;

        Try(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            WebhookReply reply = new TestWebhook(home.settings()).test(options.actor(home.settings()), id);
            boolean taken = reply.kind() == WebhookReply.Kind.TAKEN;
            console.line(new WebhookText(console.reader()).reply(reply));
            return taken ? ExitCode.OK : ExitCode.REFUSED;
        }
    }
}
