package dev.colophon.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.fingerprint.Medium;
import dev.colophon.media.MediaReader;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.FolderSelection;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.registry.Host;
import dev.colophon.registry.Policy;
import dev.colophon.registry.Reference;
import dev.colophon.registry.RegisteredMatch;
import dev.colophon.registry.Registration;
import dev.colophon.registry.RegistrationPreview;
import dev.colophon.registry.RegistryException;
import dev.colophon.registry.Submission;
import dev.colophon.registry.Work;
import dev.colophon.registry.WorkDetails;
import dev.colophon.registry.WorksCsv;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.json.FindingJson;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.registration.RegistrationLog;
import dev.colophon.service.scan.ForScan;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    private int sameBytes;
    private boolean failed;

    RegisterCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Submission> submissions = submissions();
        tellMerging(submissions);
        if (dryRun) {
            return preview(submissions);
        }
        try (HomeSession session = HomeSession.writing(home.settings(), "register", console);
                Progress progress = Progress.of("registering", submissions.size(), console)) {
            RegistrationLog log =
                    new RegistrationLog(home.home(), session.catalogue().database(), console);
            log.open();
            session.catalogue().registrar(session.media()).register(submissions.iterator(), registration -> {
                if (registration instanceof Registration.Added) {
                    log.registered();
                }
                progress.step(FileWalker.place(registration.file()));
                progress.above(() -> tell(registration));
            });
            failed |= !log.end();
        }
        String sum = outcomes.entrySet().stream()
                .map(outcome -> outcome.getValue() + " " + words(outcome.getKey()))
                .collect(Collectors.joining(", "));
        console.note(sum.isEmpty() ? "nothing to register: there is no music, film, picture or text" : sum);
        if (!leftOut.isEmpty()) {
            console.note(leftOutSum() + "; `--dry-run` lists them");
        }
        return failed
                ? ExitCode.ENVIRONMENT
                : outcomes.containsKey(Registration.Outcome.REFUSED) ? ExitCode.REFUSED : ExitCode.OK;
    }

    /** What cannot be taken back is said before it is done. */
    private void tellMerging(List<Submission> submissions) {
        long titled = submissions.stream()
                .filter(submission ->
                        title != null && submission.details().title().equals(Optional.of(title)))
                .count();
        if (titled > 1) {
            console.note("--title: all %d files become one work, %s; without --title each is a work of its own"
                    .formatted(titled, Console.safe(String.valueOf(title))));
        }
    }

    private int preview(List<Submission> submissions) {
        Settings settings = home.settings();
        int fresh = 0;
        try (Database database =
                Database.openExisting(settings.home(), settings.database()).orElse(null)) {
            RegistrationPreview preview = new RegistrationPreview(
                    Optional.ofNullable(database),
                    new MediaReader(MediaLimits.DEFAULT, settings.programs().ffmpeg()));
            for (Submission submission : submissions) {
                RegistrationPreview.Expected expected = preview.of(submission);
                fresh += expected instanceof RegistrationPreview.Expected.New ? 1 : 0;
                tell(expected);
            }
        }
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
        console.note("nothing was registered; would register " + Plural.of(fresh, "file", "files")
                + outcomes.entrySet().stream()
                        .map(outcome -> ", " + outcome.getValue() + " " + words(outcome.getKey()))
                        .collect(Collectors.joining())
                + (leftOut.isEmpty() && sameBytes == 0 ? "" : ", " + leftOutSum()));
        return outcomes.containsKey(Registration.Outcome.REFUSED) ? ExitCode.REFUSED : ExitCode.OK;
    }

    private void tell(RegistrationPreview.Expected expected) {
        String file = FileWalker.place(expected.file());
        switch (expected) {
            case RegistrationPreview.Expected.New _ ->
                console.line(
                        json.wanted()
                                ? JsonLines.line(
                                        JsonLines.object().put("file", file).put("outcome", "WOULD_REGISTER"))
                                : "would register  " + Console.safe(file));
            case RegistrationPreview.Expected.Repeated(Path _, Path first) -> {
                sameBytes++;
                console.line(
                        json.wanted()
                                ? JsonLines.line(JsonLines.object()
                                        .put("file", file)
                                        .put("outcome", "LEFT_OUT")
                                        .put("reason", "SAME_BYTES: as " + FileWalker.place(first)))
                                : "left out        " + Console.safe(file) + ": the same bytes as "
                                        + Console.safe(FileWalker.place(first)));
            }
            case RegistrationPreview.Expected.Sure(Registration.Updated updated) -> {
                outcomes.merge(updated.outcome(), 1, Integer::sum);
                console.line(
                        json.wanted()
                                ? JsonLines.line(json(updated).put("outcome", "WOULD_UPDATE"))
                                : "would update    " + Console.safe(file) + ": "
                                        + updated.changes().stream()
                                                .map(change -> change.detail()
                                                                .name()
                                                                .toLowerCase(Locale.ROOT)
                                                                .replace('_', ' ')
                                                        + " "
                                                        + Console.safe(change.after()))
                                                .collect(Collectors.joining("; ")));
            }
            case RegistrationPreview.Expected.Sure(Registration registration) -> tell(registration);
        }
    }

    private static String words(Registration.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String leftOutSum() {
        Map<String, Long> reasons = leftOut.stream()
                .collect(Collectors.groupingBy(
                        left -> left.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        TreeMap::new,
                        Collectors.counting()));
        if (sameBytes > 0) {
            reasons.put("same bytes", (long) sameBytes);
        }
        return "left out " + Plural.of(leftOut.size() + sameBytes, "file", "files")
                + reasons.entrySet().stream()
                        .map(reason -> reason.getValue() + " " + reason.getKey())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private Optional<Policy> policy() {
        return Optional.ofNullable(policy).map(Policy::parse);
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
        Optional<WalkedFile.Refused> refused = ForScan.refused(path, "register takes files: download it first");
        if (refused.isPresent()) {
            Unreadable why = refused.get().why();
            refused(refused.get().place(), why.reason() + ": " + why.detail());
            return;
        }
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

    /** @param place a path, or what was given for one */
    private void refused(String place, String reason) {
        outcomes.merge(Registration.Outcome.REFUSED, 1, Integer::sum);
        failed |= Unreadable.isFailure(reason);
        console.line(
                json.wanted()
                        ? JsonLines.line(JsonLines.object()
                                .put("file", place)
                                .put("outcome", Registration.Outcome.REFUSED.name())
                                .put("reason", reason))
                        : "@|red refused|@     " + Console.safe(place) + ": " + Console.safe(reason));
    }

    private void tell(Registration registration) {
        if (registration instanceof Registration.Refused(Path refused, String reason)) {
            refused(FileWalker.place(refused), reason);
            return;
        }
        outcomes.merge(registration.outcome(), 1, Integer::sum);
        if (json.wanted()) {
            console.line(JsonLines.line(json(registration)));
            return;
        }
        String file = Console.safe(FileWalker.place(registration.file()));
        switch (registration) {
            case Registration.Refused _ -> throw new IllegalStateException("told before");
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
                                                .orElse("")
                                        + misnamed(added)));
                for (RegisteredMatch match : added.competing()) {
                    FindingText.match(match, "", match.match().medium()).forEach(console::line);
                }
            }
        }
    }

    /** Content decides what a file is; whoever named it may have meant something else. */
    private static String misnamed(Registration.Added added) {
        Medium taken = added.registered().work().kind();
        String promised = String.valueOf(URLConnection.guessContentTypeFromName(
                        String.valueOf(added.file().getFileName())))
                .replaceFirst("/.*", "");
        boolean other = switch (promised) {
            case "audio" -> taken != Medium.AUDIO;
            case "image" -> taken != Medium.IMAGE && taken != Medium.VIDEO;
            case "video" -> taken != Medium.VIDEO && taken != Medium.AUDIO;
            case "text" -> taken != Medium.TEXT;
            default -> false;
        };
        return other
                ? " (taken for %s, which it is, though its name says %s)"
                        .formatted(taken.name().toLowerCase(Locale.ROOT), promised)
                : "";
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
            case Registration.Refused _ -> throw new IllegalStateException("told before");
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
