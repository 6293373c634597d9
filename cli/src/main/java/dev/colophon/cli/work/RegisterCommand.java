package dev.colophon.cli.work;

import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.WorkOptions;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.ProgressOutput;
import dev.colophon.cli.text.RegistrationText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.media.walk.FolderSelection;
import dev.colophon.registry.registration.Registration;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.work.RegistrationView;
import dev.colophon.service.registration.PreviewRegistration;
import dev.colophon.service.registration.RegisterWorks;
import dev.colophon.service.registration.RegistrationRequest;
import dev.colophon.service.registration.RegistrationResult;
import dev.colophon.service.registration.RegistrationSummary;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            "Can be stopped and run again at any time: what is registered is not done twice, and a title, policy or host",
            "that is given later is applied to what is registered already.",
            "Of a folder the music, films, pictures and texts are taken; --dry-run lists them, and what is left out and why.",
            "A declaration beside a file (song.declaration.json beside song.mp3, as `works declare` writes it) says owner, title, "
                    + "identifiers and public licences. It is taken when its signature holds, the file is one of its files, and its "
                    + "key is the owner's: one that --declared-by names, one that was taken before, or the first of an owner who is "
                    + "new here."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon register ~/Music ~/Pictures --owner \"Ada Example\"",
            "  colophon register book.epub --owner \"Mo Example\" --title \"The Last Leaf\" --authorised-host shop.example",
            "  colophon register ~/Music --owner \"Ada Example\" --dry-run",
            "  colophon register --metadata works.csv     columns: file, title, owner, policy, authorised_hosts, creator, isrc, isbn ...",
            "  colophon register --metadata works.csv --files-from /srv/music     it names files there, too",
            "  colophon register --metadata release.xml   an ERN message (4.3, 3.8) or an ONIX message (3.0, 3.1), its files beside it",
            "",
            "Without --title each file is a work with the title in its tags, or named like the file; with it all files are one work."
        })
public final class RegisterCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files and folders.")
    private List<Path> paths = List.of();

    @Option(
            names = "--metadata",
            paramLabel = "FILE",
            description = "A list of works with what is known about them: CSV, DDEX ERN or ONIX.")
    private @Nullable Path metadata;

    @Option(
            names = "--declared-by",
            paramLabel = "DID",
            description =
                    "The key of an owner, from them (did:key:z6Mk…): what it declares of files is taken, of an owner who has works "
                            + "here together with --owner, and no other new key is believed; may be repeated.")
    private List<String> declaredBy = List.of();

    @Option(
            names = "--files-from",
            paramLabel = "DIR",
            description = {
                "A folder, with those in it, of which a list as CSV may name files; may be repeated.",
                "It may name those of its own folder and of each PATH anyhow; a row that names others is refused."
            })
    private List<Path> filesFrom = List.of();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Option(names = "--dry-run", description = "Only list what would be taken and what would be left out.")
    private boolean dryRun;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;
    private final Language reader;

    RegisterCommand(Console console) {
        this.console = console;
        this.reader = console.reader();
    }

    @Override
    public Integer call() {
        RegistrationRequest request = request();
        return dryRun ? preview(request) : register(request);
    }

    private RegistrationRequest request() {
        if (paths.isEmpty() && metadata == null) {
            throw usage("Missing files: name files or folders, or give --metadata works.csv");
        }
        if (!filesFrom.isEmpty() && metadata == null) {
            throw usage("--files-from says of which folders a list may name files: give the list with --metadata");
        }
        return new RegistrationRequest(
                paths,
                Optional.ofNullable(metadata),
                filesFrom,
                work.owner(),
                work.title(),
                work.policy(),
                work.authorisedHosts(),
                declaredBy);
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private int register(RegistrationRequest request) {
        RegistrationSummary summary;
        try (ProgressOutput<RegistrationResult> output = new ProgressOutput<>("registering", console, this::tell)) {
            summary = new RegisterWorks(home.settings()).register(Actor.local(), request, output);
        }
        String sum = summary.outcomes().entrySet().stream()
                .map(outcome -> sum(outcome.getKey(), outcome.getValue()))
                .collect(Collectors.joining(reader.say("match.comma")));
        console.note(sum.isEmpty() ? reader.say("register.nothing") : sum);
        if (!summary.leftOut().isEmpty()) {
            console.note(reader.say("register.left-out.list", leftOut(summary)));
        }
        return summary.failed() ? ExitCode.ENVIRONMENT : exitCode(summary);
    }

    private int preview(RegistrationRequest request) {
        RegistrationSummary summary;
        try (ProgressOutput<RegistrationResult> output = new ProgressOutput<>("reading", console, this::tell)) {
            summary = new PreviewRegistration(home.settings()).preview(Actor.local(), request, output);
        }
        console.note(Stream.of(
                        Stream.of(reader.say("register.preview", summary.wouldRegister())),
                        summary.outcomes().entrySet().stream()
                                .map(outcome -> sum(outcome.getKey(), outcome.getValue())),
                        summary.leftOut().isEmpty() ? Stream.<String>empty() : Stream.of(leftOut(summary)))
                .flatMap(parts -> parts)
                .collect(Collectors.joining(reader.say("match.comma"))));
        return exitCode(summary);
    }

    private static int exitCode(RegistrationSummary summary) {
        return summary.outcomes().containsKey(Registration.Outcome.REFUSED) ? ExitCode.REFUSED : ExitCode.OK;
    }

    private String sum(Registration.Outcome outcome, int files) {
        return reader.say(
                switch (outcome) {
                    case REGISTERED -> "register.sum.registered";
                    case ALREADY_REGISTERED -> "register.sum.known";
                    case UPDATED -> "register.sum.updated";
                    case COMPETING -> "register.sum.competing";
                    case REFUSED -> "register.sum.refused";
                },
                files);
    }

    private String leftOut(RegistrationSummary summary) {
        Map<FolderSelection.Reason, Long> reasons = summary.leftOut().stream()
                .collect(Collectors.groupingBy(
                        FolderSelection.LeftOut::reason,
                        () -> new EnumMap<>(FolderSelection.Reason.class),
                        Collectors.counting()));
        return reader.say(
                "register.left-out.sum",
                summary.leftOut().size(),
                reasons.entrySet().stream()
                        .map(reason -> RegistrationText.leftOut(reason.getValue(), reason.getKey(), reader))
                        .collect(Collectors.joining(reader.say("match.comma"))));
    }

    private void tell(RegistrationResult result) {
        if (json.wanted()) {
            console.line(JsonLines.line(RegistrationView.of(result)));
        } else {
            RegistrationText.lines(result, reader).forEach(console::line);
        }
    }
}
