package dev.colophon.server;

import dev.colophon.media.child.ProgramEnd;
import dev.colophon.server.api.EntranceApi.AddressView;
import dev.colophon.server.api.EntranceApi.LinkView;
import dev.colophon.server.log.JsonLog;
import dev.colophon.server.security.ServerAccess;
import dev.colophon.server.security.ServerSecurity.UploadLimit;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.home.ApiKey;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The {@code colophon serve} command: the web application on this machine, until it is ended. */
@Command(
        name = "colophon serve",
        description = "Show Colophon in a browser on this machine: register, check, look at what was found, decide.",
        footer = {
            "",
            "It prints a link that lets you in once; Enter prints another. Ctrl-C ends it.",
            "Only this machine reaches it, unless people sign in (--accounts) and a proxy stands before it (--behind)."
                    + " Exit codes: 0 done, 2 usage, 3 refused (no home), 4 environment (port taken, home unusable)."
        })
public final class Serve implements Callable<Integer> {

    private static final int OK = 0;
    private static final int USAGE = 2;
    private static final int REFUSED = 3;
    private static final int ENVIRONMENT = 4;

    /** Also read before the others: what is wrong with them is told in it. */
    static final String LANGUAGE = "--lang";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where it answers (default: `port` under [serve] in colophon.toml, else 7440); 0: any that is"
                    + " free.")
    private @Nullable Integer given;

    @Option(names = "--open", description = "Also open it in your browser.")
    private boolean open;

    @Option(names = "--json", description = "Print links as JSON, one object a line: address, link.")
    private boolean json;

    @Option(
            names = "--no-link",
            description = "Print no link, as a service whose lines are kept: `colophon serve --link` prints one.")
    private boolean noLink;

    @Option(
            names = "--link",
            description = "Print a link to the server that runs already at the port, and do nothing else.")
    private boolean link;

    @Option(names = "--token", description = "Print the key of the API, and do nothing else.")
    private boolean token;

    @Option(
            names = "--metrics-token",
            description = "Print the key by which Prometheus reads /metrics, and do nothing else.")
    private boolean metricsToken;

    @Option(
            names = "--no-watch",
            description =
                    "Do not watch the places named as sources while it runs. Else it does, once there is one; the page"
                            + " of sources begins and ends it, too.")
    private boolean noWatch;

    @Option(
            names = "--accounts",
            description =
                    "People sign in, with the accounts of `colophon account`; links of the terminal let nobody in.")
    private boolean accounts;

    @Option(
            names = "--behind",
            paramLabel = "ADDRESS",
            description =
                    "With --accounts: the address of a proxy with TLS before it, whose X-Forwarded-For is believed.")
    private @Nullable String behind;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "With --behind: the address at which it listens (default: 127.0.0.1).")
    private @Nullable String bind;

    @Option(
            names = LANGUAGE,
            paramLabel = "LANG",
            description = "The language of what is printed: en, mn, zh or zh-Hant; without it that of your system.")
    @Nullable
    String language;

    @Option(names = "--train", hidden = true, description = "Start, ask for the pages, and end.")
    private boolean train;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Variables variables;
    private final ServeWords texts;

    private Serve(PrintWriter out, PrintWriter err, Variables variables, ServeWords texts) {
        this.out = out;
        this.err = err;
        this.variables = variables;
        this.texts = texts;
    }

    /** Runs the command and ends the process. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        List<String> all = List.of(arguments);
        // The launcher hands over the whole line.
        String[] own = all.stream().filter(new FirstOnly("serve")).toArray(String[]::new);
        System.exit(run(writer(System.out), writer(System.err), new Variables(System.getenv()), own));
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** The command with its options, for whoever writes of it; it is not to be run. */
    public static CommandLine described() {
        PrintWriter nobody = new PrintWriter(Writer.nullWriter());
        return new CommandLine(new Serve(nobody, nobody, new Variables(Map.of()), ServeWords.of()));
    }

    /** Runs the command in this process, until it is interrupted. */
    static int run(PrintWriter out, PrintWriter err, Variables variables, String... arguments) {
        ServeWords texts = ServeWords.of(arguments);
        CommandLine line = new CommandLine(new Serve(out, err, variables, texts));
        texts.help().ifPresent(line::setResourceBundle);
        return line.setOut(out)
                .setErr(err)
                .setUsageHelpWidth(110)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((failure, _) -> {
                    String wrong = String.valueOf(failure.getMessage())
                            .lines()
                            .findFirst()
                            .orElse("wrong arguments");
                    err.println("colophon: " + texts.say("serve.usage", texts.told(wrong)));
                    return USAGE;
                })
                .setExecutionExceptionHandler((failure, _, _) -> explain(failure, err, texts))
                .execute(arguments);
    }

    private static int explain(Exception failure, PrintWriter err, ServeWords texts) {
        Optional<ServiceException> known = ServiceException.of(failure);
        if (known.isPresent()) {
            err.println("colophon: " + texts.told(known.get()));
            return switch (known.get().category()) {
                case USAGE -> USAGE;
                case DENIED, REFUSED, BUSY -> REFUSED;
                case ENVIRONMENT -> ENVIRONMENT;
            };
        }
        err.println("colophon: Internal error. Please report it with this stack trace:");
        failure.printStackTrace(err);
        return ENVIRONMENT;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (given != null && (given < 0 || given > 65_535)) {
            throw new ServiceException(ServiceException.Category.USAGE, "--port: a port is a number from 0 to 65535");
        }
        Settings settings = Settings.of(variables);
        if (settings.serving().jsonLog()) {
            JsonLog.begin();
        }
        int port = given == null ? settings.serving().port() : given;
        settings.warning().map(texts::told).ifPresent(err::println);
        if (token) {
            out.println(ApiKey.of(settings.stored()).text());
            return OK;
        }
        if (metricsToken) {
            out.println(ApiKey.ofMetrics(settings.stored()).text());
            return OK;
        }
        if (link) {
            print(LinkOfService.ask(RunningServer.inside(settings, port), port, ApiKey.of(settings.stored())));
            return OK;
        }
        ServerAccess access =
                ServerAccess.of(settings, accounts, Optional.ofNullable(behind), Optional.ofNullable(bind));
        RunningServer server = RunningServer.start(settings, Actor.local(), port, UploadLimit.DEFAULT, access);
        if (train) {
            try (server) {
                Rehearsal.of(server);
            }
            return OK;
        }
        if (watches()) {
            server.watch();
        }
        server.tellWebhooks();
        CountDownLatch ended = new CountDownLatch(1);
        ProgramEnd.first(() -> {
            server.close();
            ended.countDown();
        });
        String home = Settings.folderOf(variables).toString();
        if (access.accounts() || noLink) {
            out.println(
                    json
                            ? JsonLines.line(new AddressView(server.address()))
                            : texts.say(
                                    access.accounts() ? "serve.accounts" : "serve.no-link", server.address(), home));
        } else {
            LinkView first = server.link();
            if (!json) {
                out.println(texts.say("serve.link", server.address(), home));
            }
            print(first);
            if (open) {
                DesktopBrowser.open(first.link()).ifPresent(err::println);
            }
            Thread.ofVirtual().start(() -> printOnEnter(server));
        }
        ended.await(); // the hook ends the process
        return OK;
    }

    /** Whether it visits the sources while it runs. */
    boolean watches() {
        return !noWatch;
    }

    private void print(LinkView link) {
        out.println(json ? JsonLines.line(link) : link.link());
    }

    /** Where nobody types, as in a service, nothing comes. */
    private void printOnEnter(RunningServer server) {
        try {
            BufferedReader typed = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (typed.readLine() != null) {
                print(server.link());
            }
        } catch (IOException e) {
            err.println(texts.say("serve.no-links", String.valueOf(e.getMessage())));
        }
    }

    /** Leaves out the first of a word. */
    private static final class FirstOnly implements Predicate<String> {

        private final String word;
        private boolean met;

        FirstOnly(String word) {
            this.word = word;
        }

        @Override
        public boolean test(String argument) {
            boolean first = !met && argument.equals(word);
            met |= first;
            return !first;
        }
    }
}
