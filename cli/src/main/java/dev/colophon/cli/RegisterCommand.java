package dev.colophon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.cases.HomeLog;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.media.FileWalker;
import dev.colophon.media.FolderSelection;
import dev.colophon.media.Unreadable;
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
            "Can be stopped and run again at any time: what is registered is not done twice, and a title, policy or host",
            "that is given later is applied to what is registered already.",
            "Of a folder the music, films, pictures and texts are taken; --dry-run lists them, and what is left out and why."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon register ~/Music ~/Pictures --owner \"Ada Example\"",
            "  colophon register book.epub --owner \"Mo Example\" --title \"The Last Leaf\" --authorised-host shop.example",
            "  colophon register ~/Music --owner \"Ada Example\" --dry-run",
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
            description =
                    "What to do about copies: BlockAccess (of new works, if not given), Monetize, ReportUsage, NoAction.")
    private @Nullable String policy;

    @Option(
            names = "--authorised-host",
            paramLabel = "H",
            description = "A host that may show it, with its subdomains; may be repeated.")
    private List<String> hosts = List.of();

    @Option(names = "--dry-run", description = "Only list what would be taken and what would be left out.")
    private boolean dryRun;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;
    private final Map<Registration.Outcome, Integer> outcomes = new EnumMap<>(Registration.Outcome.class);
    private final List<FolderSelection.LeftOut> leftOut = new ArrayList<>();
    private boolean failed;

    RegisterCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Submission> submissions = submissions();
        if (dryRun) {
            return list(submissions);
        }
        try (HomeSession session = HomeSession.writing(home.settings(), "register", console);
                Progress progress = Progress.of("registering", submissions.size(), console)) {
            session.catalogue().registrar(session.media()).register(submissions.iterator(), registration -> {
                progress.step(FileWalker.place(registration.file()));
                progress.above(() -> tell(registration));
            });
            failed |= !log(session);
        }
        String sum = outcomes.entrySet().stream()
                .map(outcome -> outcome.getValue() + " "
                        + outcome.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        console.note(sum.isEmpty() ? "nothing to register: there is no music, film, picture or text" : sum);
        if (!leftOut.isEmpty()) {
            console.note(leftOutSum() + "; `--dry-run` lists them");
        }
        return failed
                ? ExitCode.ENVIRONMENT
                : outcomes.containsKey(Registration.Outcome.REFUSED) ? ExitCode.REFUSED : ExitCode.OK;
    }

    private int list(List<Submission> submissions) {
        submissions.forEach(submission -> {
            String file = FileWalker.place(submission.file());
            console.line(
                    json.wanted()
                            ? JsonLines.line(
                                    JsonLines.object().put("file", file).put("outcome", "WOULD_REGISTER"))
                            : "would register  " + Console.safe(file));
        });
        for (FolderSelection.LeftOut left : leftOut) {
            String file = FileWalker.place(left.path());
            console.line(
                    json.wanted()
                            ? JsonLines.line(JsonLines.object()
                                    .put("file", file)
                                    .put("outcome", "LEFT_OUT")
                                    .put(
                                            "reason",
                                            left.reason() + ": " + left.reason().words()))
                            : "left out        " + Console.safe(file) + ": "
                                    + left.reason().words());
        }
        console.note("nothing was registered; would register " + MatchText.count(submissions.size(), "file", "files")
                + (leftOut.isEmpty() ? "" : ", " + leftOutSum()));
        return outcomes.containsKey(Registration.Outcome.REFUSED) ? ExitCode.REFUSED : ExitCode.OK;
    }

    private String leftOutSum() {
        return "left out " + MatchText.count(leftOut.size(), "file", "files")
                + leftOut.stream()
                        .collect(Collectors.groupingBy(
                                left -> left.reason()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '),
                                java.util.TreeMap::new,
                                Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(reason -> reason.getValue() + " " + reason.getKey())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private Optional<Policy> policy() {
        return Optional.ofNullable(policy).map(Policy::parse);
    }

    /** What is registered is registered, whatever the log says: the next registration tries again. */
    private boolean log(HomeSession session) {
        try {
            HomeLog.openOrBegin(home.home(), InstantSource.system())
                    .logRegistrations(session.catalogue().database());
            return true;
        } catch (LogException e) {
            console.note("colophon: registered, but not in the transparency log: "
                    + Console.safe(String.valueOf(e.getMessage())));
            return false;
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
                    throw usage("Missing option '--owner': name who owns these files");
                }
                WorkDetails details = new WorkDetails(owner, Optional.ofNullable(title), policy(), authorised);
                for (Path path : paths) {
                    walked(FileWalker.named(path), details, submissions);
                }
            } else if (metadata == null) {
                throw usage("Missing files: name files or folders, or give --metadata works.csv");
            }
            return submissions;
        } catch (RegistryException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private void listed(Path list, List<Host> authorised, List<Submission> submissions) {
        WorksCsv.Defaults defaults =
                new WorksCsv.Defaults(Optional.ofNullable(owner), Optional.ofNullable(title), policy(), authorised);
        for (WorksCsv.Row row : WorksCsv.read(list, defaults)) {
            switch (row) {
                case WorksCsv.Row.Accepted accepted -> submissions.add(accepted.submission());
                case WorksCsv.Row.Refused refused ->
                    tell(new Registration.Refused(Path.of(refused.file()), "NOT_LISTED: " + refused.reason()));
            }
        }
    }

    /** A file by itself, whatever it is; of a folder what its owner would call works. */
    private void walked(Path path, WorkDetails details, List<Submission> submissions) {
        if (!Files.isDirectory(path)) {
            submissions.add(new Submission(path, details));
            return;
        }
        try {
            FolderSelection selection = FolderSelection.of(path);
            selection.taken().forEach(file -> submissions.add(new Submission(file, details)));
            for (FolderSelection.LeftOut left : selection.leftOut()) {
                if (left.reason() == FolderSelection.Reason.NOT_PERMITTED) {
                    tell(new Registration.Refused(
                            left.path(), left.reason() + ": " + left.reason().words()));
                } else {
                    leftOut.add(left);
                }
            }
        } catch (IOException e) {
            tell(new Registration.Refused(path, "NOT_PERMITTED: the folder cannot be listed: " + e.getMessage()));
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), message);
    }

    private void tell(Registration registration) {
        outcomes.merge(registration.outcome(), 1, Integer::sum);
        failed |= registration instanceof Registration.Refused(Path _, String reason) && Unreadable.isFailure(reason);
        if (json.wanted()) {
            console.line(JsonLines.line(json(registration)));
            return;
        }
        String file = Console.safe(FileWalker.place(registration.file()));
        switch (registration) {
            case Registration.Refused refused ->
                console.line("@|red refused|@     " + file + ": " + Console.safe(refused.reason()));
            case Registration.Known known ->
                console.line("known       " + file + "  as "
                        + named(known.registered().work()));
            case Registration.Updated updated ->
                console.line("updated     " + file + "  as "
                        + named(updated.registered().work()) + ": "
                        + updated.changes().stream().map(RegisterCommand::said).collect(Collectors.joining("; ")));
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

    private static String said(Registration.Change change) {
        return switch (change.detail()) {
            case TITLE -> "title, was " + Console.safe(change.before().orElse(""));
            case POLICY ->
                "policy " + change.after() + ", was " + change.before().orElse("");
            case AUTHORISED_HOST -> "authorised host " + change.after();
        };
    }

    private static String named(Work work) {
        return "@|bold " + Console.safe(work.title()) + "|@  " + work.id();
    }

    private static ObjectNode json(Registration registration) {
        ObjectNode line = JsonLines.object()
                .put("file", FileWalker.place(registration.file()))
                .put("outcome", registration.outcome().name());
        switch (registration) {
            case Registration.Refused refused -> line.put("reason", refused.reason());
            case Registration.Known known ->
                ids(line, known.registered().work(), known.registered().reference());
            case Registration.Updated updated -> {
                ids(line, updated.registered().work(), updated.registered().reference());
                for (Registration.Change change : updated.changes()) {
                    ObjectNode changed = line.withArray("changes")
                            .addObject()
                            .put("detail", change.detail().name());
                    change.before().ifPresent(before -> changed.put("before", before));
                    changed.put("after", change.after());
                }
            }
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
