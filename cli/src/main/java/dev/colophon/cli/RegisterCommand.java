package dev.colophon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.cases.HomeLog;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.registry.Host;
import dev.colophon.registry.Policy;
import dev.colophon.registry.Reference;
import dev.colophon.registry.RegisteredMatch;
import dev.colophon.registry.Registration;
import dev.colophon.registry.RegistryException;
import dev.colophon.registry.Submission;
import dev.colophon.registry.Work;
import dev.colophon.registry.WorkDetails;
import dev.colophon.registry.WorksCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Registers works, so that their copies are found from now on. */
@Command(
        name = "register",
        description = {
            "Register works, so that their copies are found from now on.",
            "Can be stopped and run again at any time: what is registered is not done twice."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon register ~/Music ~/Pictures --owner \"Ada Example\"",
            "  colophon register book.epub --owner \"Mo Example\" --title \"The Last Leaf\" --authorised-host shop.example",
            "  colophon register --metadata works.csv     columns: file, title, owner, policy, authorised_hosts",
            "",
            "Without --title each file is a work named like the file; with it all files are one work."
        })
final class RegisterCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files and folders.")
    private List<Path> paths = List.of();

    @Option(names = "--owner", paramLabel = "NAME", description = "Who holds the rights.")
    private @Nullable String owner;

    @Option(names = "--title", paramLabel = "T", description = "Title of the work that the files belong to.")
    private @Nullable String title;

    @Option(
            names = "--metadata",
            paramLabel = "FILE",
            description = "A list of files with what is known about them, as CSV.")
    private @Nullable Path metadata;

    @Option(
            names = "--policy",
            paramLabel = "P",
            description = "What to do about copies: BlockAccess (default), Monetize, ReportUsage, NoAction.")
    private String policy = Policy.BLOCK_ACCESS.standard();

    @Option(
            names = "--authorised-host",
            paramLabel = "H",
            description = "A host that may show it, with its subdomains; may be repeated.")
    private List<String> hosts = List.of();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;
    private final Map<Registration.Outcome, Integer> outcomes = new EnumMap<>(Registration.Outcome.class);

    RegisterCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Submission> submissions = submissions();
        try (Workspace workspace = Workspace.writing(home.home(), "register", console);
                Progress progress = Progress.of("registering", submissions.size(), console)) {
            workspace.catalogue().registrar(workspace.media()).register(submissions.iterator(), registration -> {
                progress.step(registration.file().toString());
                progress.above(() -> tell(registration));
            });
            log(workspace);
        }
        String sum = outcomes.entrySet().stream()
                .map(outcome -> outcome.getValue() + " "
                        + outcome.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        console.note(sum.isEmpty() ? "nothing to register: the folders hold no files" : sum);
        return outcomes.containsKey(Registration.Outcome.REFUSED) ? ExitCode.REFUSED : ExitCode.OK;
    }

    /** What is registered is registered, whatever the log says: the next registration tries again. */
    private void log(Workspace workspace) {
        try {
            HomeLog.openOrBegin(home.home(), InstantSource.system())
                    .logRegistrations(workspace.catalogue().database());
        } catch (LogException e) {
            console.note("colophon: registered, but not in the transparency log: "
                    + Console.safe(String.valueOf(e.getMessage())));
        }
    }

    private List<Submission> submissions() {
        try {
            List<Submission> submissions = new ArrayList<>();
            List<Host> authorised = hosts.stream().map(Host::parse).toList();
            if (metadata != null) {
                listed(metadata, authorised, submissions);
            }
            if (!paths.isEmpty()) {
                if (owner == null) {
                    throw usage("who owns these files? Give --owner NAME");
                }
                WorkDetails details =
                        new WorkDetails(owner, Optional.ofNullable(title), Policy.parse(policy), authorised);
                for (Path path : paths) {
                    walked(path, details, submissions);
                }
            } else if (metadata == null) {
                throw usage("register what? Give files or folders, or --metadata works.csv");
            }
            return submissions;
        } catch (RegistryException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private void listed(Path list, List<Host> authorised, List<Submission> submissions) {
        WorksCsv.Defaults defaults = new WorksCsv.Defaults(
                Optional.ofNullable(owner), Optional.ofNullable(title), Policy.parse(policy), authorised);
        for (WorksCsv.Row row : WorksCsv.read(list, defaults)) {
            switch (row) {
                case WorksCsv.Row.Accepted accepted -> submissions.add(accepted.submission());
                case WorksCsv.Row.Refused refused ->
                    tell(new Registration.Refused(Path.of(refused.file()), "NOT_LISTED: " + refused.reason()));
            }
        }
    }

    /** A file by itself, whatever it is; of a folder its regular files, without hidden ones. */
    private void walked(Path path, WorkDetails details, List<Submission> submissions) {
        if (!Files.isDirectory(path)) {
            submissions.add(new Submission(path, details));
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(path.relativize(file)))
                    .sorted()
                    .forEach(file -> submissions.add(new Submission(file, details)));
        } catch (IOException | java.io.UncheckedIOException e) {
            tell(new Registration.Refused(path, "NOT_PERMITTED: the folder cannot be listed: " + e.getMessage()));
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private ParameterException usage(String message) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), message);
    }

    private void tell(Registration registration) {
        outcomes.merge(registration.outcome(), 1, Integer::sum);
        if (json.wanted()) {
            console.line(JsonLines.line(json(registration)));
            return;
        }
        String file = Console.safe(registration.file().toString());
        switch (registration) {
            case Registration.Refused refused ->
                console.line("@|red refused|@     " + file + ": " + Console.safe(refused.reason()));
            case Registration.Known known ->
                console.line("known       " + file + "  as "
                        + named(known.registered().work()));
            case Registration.Added added -> {
                Reference reference = added.registered().reference();
                console.line("%s  %s  as %s%s"
                        .formatted(
                                added.competing().isEmpty() ? "registered" : "@|bold,red COMPETING |@",
                                file,
                                named(added.registered().work()),
                                reference
                                        .unmatchable()
                                        .map(why -> " (cannot be compared: " + why + ")")
                                        .orElse("")));
                for (RegisteredMatch match : added.competing()) {
                    FindingText.match(match, "", match.match().medium()).forEach(console::line);
                }
            }
        }
    }

    private static String named(Work work) {
        return "@|bold " + Console.safe(work.title()) + "|@  " + work.id();
    }

    private static ObjectNode json(Registration registration) {
        ObjectNode line = JsonLines.object()
                .put("file", registration.file().toString())
                .put("outcome", registration.outcome().name());
        switch (registration) {
            case Registration.Refused refused -> line.put("reason", refused.reason());
            case Registration.Known known ->
                ids(line, known.registered().work(), known.registered().reference());
            case Registration.Added added -> {
                ids(line, added.registered().work(), added.registered().reference());
                added.registered().reference().unmatchable().ifPresent(why -> line.put("unmatchable", why.name()));
                line.set("competing", FindingJson.matches(added.competing(), ""));
            }
        }
        return line;
    }

    private static void ids(ObjectNode line, Work work, Reference reference) {
        line.put("work", work.id())
                .put("reference", reference.id().value())
                .put("kind", work.kind().name());
    }
}
