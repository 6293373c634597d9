package dev.colophon.cli;

import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.evidence.messages.Language;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says in one line what is wrong with the arguments, the nearest right word where there is one, and where the help is;
 * picocli itself prints the whole usage.
 */
public final class UsageErrors implements IParameterExceptionHandler {

    private static final String ENDS = ".?。？";

    private final Console console;

    public UsageErrors(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String help = "`%s --help`".formatted(command.getCommandSpec().qualifiedName());
        console.note("colophon: " + console.reader().say("usage.see", Console.safe(sentence(failure, command)), help));
        return ExitCode.USAGE;
    }

    private String sentence(ParameterException failure, CommandLine command) {
        return switch (failure) {
            case UnmatchedArgumentException unmatched ->
                unmatched(unmatched.getUnmatched().getFirst(), unmatched.isUnknownOption(), command);
            case MissingParameterException _
            when !command.getUnmatchedArguments().isEmpty() ->
                unmatched(command.getUnmatchedArguments().getFirst(), true, command);
            case MissingParameterException missing ->
                ended(console.told(words(missing)
                        .replaceFirst(
                                "^Expected parameter for option ('[^']*') but found ('[^']*').*",
                                "Option $1 needs a value, but $2 follows it")));
            default -> ended(console.told(words(failure)));
        };
    }

    private String unmatched(String word, boolean isOption, CommandLine command) {
        boolean isCommand = !isOption
                && !command.getSubcommands().isEmpty()
                && command.getCommandSpec().positionalParameters().isEmpty();
        String what = isOption ? "usage.option" : isCommand ? "usage.command" : "usage.argument";
        Set<String> known = isOption
                ? command.getCommandSpec().optionsMap().keySet()
                : isCommand ? command.getSubcommands().keySet() : Set.of();
        String name = word.replaceFirst("=.*", "");
        Language reader = console.reader();
        String nearest = (isOption ? label(name, command) : Optional.<String>empty())
                .map(label -> reader.say("usage.itself", label, name))
                .or(() -> nearest(name, known).map(right -> reader.say("usage.nearest", right)))
                .orElse(isOption && !word.startsWith("--") ? reader.say("usage.file", word) : "");
        return reader.say(what, name) + nearest;
    }

    /** What is written as it is, and was taken for an option of that name. */
    private static Optional<String> label(String option, CommandLine command) {
        return command.getCommandSpec().positionalParameters().stream()
                .map(CommandLine.Model.PositionalParamSpec::paramLabel)
                .filter(label -> option.equalsIgnoreCase("--" + label))
                .findFirst();
    }

    /** The name that the fewest edits turn into the word, if they are few; picocli's own suggestions miss swapped letters. */
    private static Optional<String> nearest(String word, Collection<String> names) {
        return names.stream()
                .filter(name -> edits(word, name) <= 1 + Math.max(word.length(), name.length()) / 4)
                .min(Comparator.<String>comparingInt(name -> edits(word, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Letters added, removed, replaced, or swapped with the next one (optimal string alignment). */
    private static int edits(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    edits[i][j] = Math.min(edits[i][j], 1 + edits[i - 2][j - 2]);
                }
            }
        }
        return edits[a.length()][b.length()];
    }

    private static String words(ParameterException failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse("wrong arguments")
                .strip()
                .replaceFirst(" is not an? (?:long|int)$", " is not a whole number");
    }

    private String ended(String sentence) {
        boolean isEnded = !sentence.isEmpty() && ENDS.indexOf(sentence.charAt(sentence.length() - 1)) >= 0;
        return isEnded ? sentence : sentence + console.reader().say("usage.stop");
    }
}
