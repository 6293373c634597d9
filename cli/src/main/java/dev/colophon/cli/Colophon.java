package dev.colophon.cli;

import dev.colophon.cli.account.AccountCommand;
import dev.colophon.cli.account.OrganisationCommand;
import dev.colophon.cli.account.WebhookCommand;
import dev.colophon.cli.answer.AnswerCommand;
import dev.colophon.cli.campaign.CampaignCommand;
import dev.colophon.cli.casefile.CaseCommand;
import dev.colophon.cli.casefile.OwnerCommand;
import dev.colophon.cli.contact.ContactCommand;
import dev.colophon.cli.evidence.EvidenceCommand;
import dev.colophon.cli.evidence.LogCommand;
import dev.colophon.cli.evidence.VerifyCommand;
import dev.colophon.cli.home.BackupCommand;
import dev.colophon.cli.home.DoctorCommand;
import dev.colophon.cli.home.PruneCommand;
import dev.colophon.cli.home.RestoreCommand;
import dev.colophon.cli.home.SettingsCommand;
import dev.colophon.cli.home.StatusCommand;
import dev.colophon.cli.licence.LicenceCommand;
import dev.colophon.cli.notice.NoticeCommand;
import dev.colophon.cli.offer.OfferCommand;
import dev.colophon.cli.option.DayConverter;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.option.MomentConverter;
import dev.colophon.cli.option.Program;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.policy.PolicyCommand;
import dev.colophon.cli.precheck.FingerprintCommand;
import dev.colophon.cli.precheck.PrecheckCommand;
import dev.colophon.cli.record.PublicCommand;
import dev.colophon.cli.sighting.CheckCommand;
import dev.colophon.cli.sighting.DecideCommand;
import dev.colophon.cli.sighting.LookCommand;
import dev.colophon.cli.sighting.OperatorsCommand;
import dev.colophon.cli.sighting.RematchCommand;
import dev.colophon.cli.sighting.ReportCommand;
import dev.colophon.cli.sighting.ScanCommand;
import dev.colophon.cli.sighting.ShowCommand;
import dev.colophon.cli.sighting.SightingsCommand;
import dev.colophon.cli.source.SourceCommand;
import dev.colophon.cli.source.WatchCommand;
import dev.colophon.cli.standing.StandingCommand;
import dev.colophon.cli.work.IndexCommand;
import dev.colophon.cli.work.ReferencesCommand;
import dev.colophon.cli.work.RegisterCommand;
import dev.colophon.cli.work.WorksCommand;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.settings.Variables;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code colophon} command. */
@Command(
        name = "colophon",
        description = "Finds the copies of registered works in music, video, pictures and text.",
        versionProvider = Colophon.Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon demo                                   see it work on works of our own",
            "  colophon register ~/Music --owner \"Ada Example\"  register your works",
            "  colophon check upload.mp4                       does this contain registered works?",
            "  colophon scan https://example.org/page          look at a page and the media in it",
            "",
            "Works and findings are kept in the folder named by COLOPHON_HOME (default ./colophon-data).",
            "Exit codes: 0 done, 1 found what was to be reported as failure, 2 usage, 3 input refused, 4 environment."
        })
public final class Colophon implements Runnable, Program {

    private static final Map<String, Class<?>> COMMANDS = commands();

    /** Commands about all commands. */
    private static final Set<String> OF_ALL = Set.of("help", "completion");

    private static final String DEBUG = "--debug";

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>(); // in the order of the help
        commands.put("register", RegisterCommand.class);
        commands.put("check", CheckCommand.class);
        commands.put("precheck", PrecheckCommand.class);
        commands.put("fingerprint", FingerprintCommand.class);
        commands.put("scan", ScanCommand.class);
        commands.put("source", SourceCommand.class);
        commands.put("watch", WatchCommand.class);
        commands.put("status", StatusCommand.class);
        commands.put("rematch", RematchCommand.class);
        commands.put("works", WorksCommand.class);
        commands.put("references", ReferencesCommand.class);
        commands.put("licence", LicenceCommand.class);
        commands.put("policy", PolicyCommand.class);
        commands.put("offer", OfferCommand.class);
        commands.put("standing", StandingCommand.class);
        commands.put("sightings", SightingsCommand.class);
        commands.put("show", ShowCommand.class);
        commands.put("decide", DecideCommand.class);
        commands.put("report", ReportCommand.class);
        commands.put("operators", OperatorsCommand.class);
        commands.put("contact", ContactCommand.class);
        commands.put("notice", NoticeCommand.class);
        commands.put("case", CaseCommand.class);
        commands.put("campaign", CampaignCommand.class);
        commands.put("owner", OwnerCommand.class);
        commands.put("evidence", EvidenceCommand.class);
        commands.put("look", LookCommand.class);
        commands.put("verify", VerifyCommand.class);
        commands.put("log", LogCommand.class);
        commands.put("answer", AnswerCommand.class);
        commands.put("public", PublicCommand.class);
        commands.put("index", IndexCommand.class);
        commands.put("account", AccountCommand.class);
        commands.put("organisation", OrganisationCommand.class);
        commands.put("webhook", WebhookCommand.class);
        commands.put("backup", BackupCommand.class);
        commands.put("restore", RestoreCommand.class);
        commands.put("prune", PruneCommand.class);
        commands.put("settings", SettingsCommand.class);
        commands.put("doctor", DoctorCommand.class);
        commands.put("serve", ServePlaceholder.class);
        commands.put("demo", DemoPlaceholder.class);
        commands.put("help", HelpCommand.class);
        commands.put("completion", CompletionCommand.class);
        commands.put("train", TrainCommand.class);
        return commands;
    }

    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help and exit.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version and exit.")
    boolean version;

    @Option(
            names = DEBUG,
            scope = ScopeType.INHERIT,
            description = "Also print stack traces of errors in this program, to standard error.")
    boolean debug;

    @Spec
    private @Nullable CommandSpec spec;

    private final Variables variables;

    private Colophon(Variables variables) {
        this.variables = variables;
    }

    @Override
    public Variables variables() {
        return variables;
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command");
    }

    public static void main(String[] arguments) {
        main(Map.of(), arguments);
    }

    /**
     * Runs a command and ends the process.
     *
     * @param others commands of a module above, which stand in place of those of the same name
     */
    public static void main(Map<String, Function<Console, Callable<Integer>>> others, String... arguments) {
        Variables variables = new Variables(System.getenv());
        LanguageOption.take(variables);
        // What programs read, names of files among it, has the same digits in every language.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        PrintWriter out = writer(System.out);
        PrintWriter err = writer(System.err);
        int exitCode = run(out, err, variables, others, arguments);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    /** A writer of UTF-8 that flushes each line. */
    public static PrintWriter writer(java.io.OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Runs a command in this process; everything it prints goes to the two writers. */
    public static int run(PrintWriter out, PrintWriter err, Variables variables, String... arguments) {
        return run(out, err, variables, Map.of(), arguments);
    }

    /**
     * Runs a command in this process; everything it prints goes to the two writers.
     *
     * @param others commands of a module above, which stand in place of those of the same name
     */
    public static int run(
            PrintWriter out,
            PrintWriter err,
            Variables variables,
            Map<String, Function<Console, Callable<Integer>>> others,
            String... arguments) {
        if (List.of(arguments).contains(DEBUG)) { // read when the first logger is made
            System.setProperty("org.slf4j.simpleLogger.log.dev.colophon", "debug");
        }
        Console console = new Console(out, err, LanguageOption.reader(arguments));
        CommandLine line = commandLine(console, variables, others, wanted(arguments))
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(110)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(new NoEmptyArguments())
                .setParameterExceptionHandler(new UsageErrors(console))
                .setExecutionExceptionHandler((failure, _, _) -> explain(failure, console));
        TranslatedHelp.in(console.reader()).ifPresent(line::setHelpFactory);
        return line.execute(arguments);
    }

    /**
     * The command with all its subcommands, for whoever describes them.
     *
     * @param others commands of a module above, which stand in place of those of the same name
     */
    public static CommandLine commandLine(Map<String, Function<Console, Callable<Integer>>> others) {
        Console console = new Console(writer(System.out), writer(System.err));
        return commandLine(console, new Variables(System.getenv()), others, COMMANDS.keySet());
    }

    private static CommandLine commandLine(
            Console console,
            Variables variables,
            Map<String, Function<Console, Callable<Integer>>> others,
            Collection<String> names) {
        Commands commands = new Commands(console);
        CommandLine line = new CommandLine(new Colophon(variables), commands);
        for (String name : names) {
            Function<Console, Callable<Integer>> other = others.get(name);
            line.addSubcommand(
                    name, new CommandLine(other == null ? COMMANDS.get(name) : other.apply(console), commands));
        }
        // Of all commands: an error says what to write, and names no class.
        line.registerConverter(Instant.class, new MomentConverter());
        line.registerConverter(LocalDate.class, new DayConverter());
        line.getSubcommands().values().forEach(LanguageOption::add);
        return line.setExpandAtFiles(false); // a file may be called @music
    }

    /** The command that is named, or all: setting up each costs a start of milliseconds. */
    private static Collection<String> wanted(String... arguments) {
        boolean named = arguments.length > 0 && COMMANDS.containsKey(arguments[0]) && !OF_ALL.contains(arguments[0]);
        return named ? List.of(arguments[0]) : COMMANDS.keySet();
    }

    /** One line for what a user can mend; the trace only for what is our mistake. */
    public static int explain(Exception failure, Console console) {
        if (failure instanceof CommandFailure known) {
            console.note("colophon: " + Console.safe(console.told(String.valueOf(known.getMessage()))));
            return known.exitCode();
        }
        Optional<ServiceException> said = ServiceException.of(failure);
        if (said.isPresent()) {
            console.note("colophon: " + Console.safe(said.get().line().in(console.reader())));
            return ExitCode.of(said.get().category());
        }
        console.note("colophon: " + console.reader().say("error.internal"));
        failure.printStackTrace(console.err());
        return ExitCode.ENVIRONMENT;
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Colophon.class.getPackage().getImplementationVersion();
            return new String[] {"colophon " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
