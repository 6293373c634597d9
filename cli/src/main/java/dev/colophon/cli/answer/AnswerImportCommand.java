package dev.colophon.cli.answer;

import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cli.option.HomeOption;
import dev.colophon.cli.option.JsonOption;
import dev.colophon.cli.option.LanguageOption;
import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.notice.ImportedAnswerText;
import dev.colophon.service.answer.ImportAnswer;
import dev.colophon.service.answer.ImportedAnswer;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.json.answer.ImportedAnswerView;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes down an answer to a notice. */
@Command(
        name = "import",
        description = {
            "Take down what came back to a notice: the file as it is, and what you say that it is. The same file twice changes"
                    + " nothing.",
            "What a provider says it removed is looked for by `colophon look --due`. Of a counter-notice it is told field by"
                    + " field what the law of the notice asks; an incomplete one is kept, and no time begins with it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  colophon answer import reply.eml --notice N-1 --as acknowledgement",
            "  colophon answer import reply.eml --notice N-1 --as removed --copy 2,3",
            "  colophon answer import counter.eml --as counter-notice --holds user.address,signature --lacks user.phone"
        })
public final class AnswerImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A mail (.eml), ACNS (.xml) or XARF (.json) of at most 10 MiB.")
    private Path file = Path.of("");

    @Option(
            names = "--notice",
            paramLabel = "NOTICE",
            description = "Which it answers; without it the one whose mail or number it names.")
    private @Nullable String notice;

    @Option(
            names = "--as",
            paramLabel = "WHAT",
            description = "What it is: counter-notice, bounce, removed, restored, acknowledgement or other. Without it"
                    + " nothing is stored, and it is told what it reads as.")
    private @Nullable String kind;

    @Option(
            names = "--received",
            paramLabel = "TIME",
            description =
                    "When the recipient had the counter-notice, such as 2027-03-12T09:00:00Z; without it the date of"
                            + " the mail.")
    private @Nullable Instant received;

    @Option(
            names = "--holds",
            paramLabel = "FIELD",
            split = ",",
            description =
                    "Fields of a counter-notice that you found, such as user.address or address, whatever words it has.")
    private List<String> holds = List.of();

    @Option(
            names = "--lacks",
            paramLabel = "FIELD",
            split = ",",
            description = "Fields of a counter-notice that you did not find, whatever words it has.")
    private List<String> lacks = List.of();

    @Option(
            names = "--copy",
            paramLabel = "COPY",
            split = ",",
            description =
                    "The copies that it is about: their numbers in the notice, an address, or all. Without it those"
                            + " that it names by address or number, else all; of another address you are asked.")
    private List<String> copies = List.of();

    @Option(
            names = "--again",
            description = "It is no counter-notice although the recipient was told of a suit on the ground of it.")
    private boolean again;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;

    AnswerImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ImportAnswer.Request request = new ImportAnswer.Request(
                file,
                Optional.ofNullable(notice),
                Optional.ofNullable(kind).map(AnswerImportCommand::kind),
                Optional.ofNullable(received),
                fields("--holds", holds),
                fields("--lacks", lacks),
                copies,
                again);
        ImportedAnswer imported =
                new ImportAnswer(home.existing(), InstantSource.system()).store(Actor.local(), request);
        if (json.wanted()) {
            console.line(JsonLines.line(ImportedAnswerView.of(file, imported)));
        } else {
            ImportedAnswerText.lines(imported, language.reader()).forEach(console::line);
        }
        imported.doubts().forEach(doubt -> console.message("warning: " + doubt));
        return ExitCode.OK;
    }

    private static AnswerKind kind(String word) {
        return AnswerKind.ofWord(word)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "--as: `%s` is none of %s".formatted(Console.safe(word), AnswerKind.allWords())));
    }

    private static Set<CounterField> fields(String option, List<String> keys) {
        return keys.stream()
                .map(key -> CounterField.named(key)
                        .orElseThrow(() -> new CommandFailure(
                                ExitCode.USAGE,
                                "%s: `%s` is none of %s"
                                        .formatted(
                                                option,
                                                Console.safe(key),
                                                Arrays.stream(CounterField.values())
                                                        .map(CounterField::key)
                                                        .collect(Collectors.joining(", "))))))
                .collect(Collectors.toSet());
    }
}
