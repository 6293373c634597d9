package dev.colophon.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says in one line what is wrong with the arguments, the nearest right word where there is one, and where the help is;
 * picocli itself prints the whole usage.
 */
final class UsageErrors implements IParameterExceptionHandler {

    private final Console console;

    UsageErrors(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String help = "`%s --help`".formatted(command.getCommandSpec().qualifiedName());
        console.note("colophon: " + Console.safe(sentence(failure, command)) + " See " + help + ".");
        return ExitCode.USAGE;
    }

    private static String sentence(ParameterException failure, CommandLine command) {
        return switch (failure) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched, command);
            case MissingParameterException missing ->
                ended("Missing " + words(missing).replaceFirst("^Missing ", ""));
            default -> ended(words(failure));
        };
    }

    private static String unmatched(UnmatchedArgumentException failure, CommandLine command) {
        String word = failure.getUnmatched().getFirst();
        boolean isCommand = !failure.isUnknownOption()
                && !command.getSubcommands().isEmpty()
                && command.getCommandSpec().positionalParameters().isEmpty();
        String what =
                failure.isUnknownOption() ? "Unknown option" : isCommand ? "Unknown command" : "Unexpected argument";
        List<String> suggestions = failure.isUnknownOption() || isCommand ? failure.getSuggestions() : List.of();
        String nearest = suggestions.isEmpty() ? "" : " Did you mean '%s'?".formatted(suggestions.getFirst());
        return "%s: '%s'.%s".formatted(what, word, nearest);
    }

    private static String words(ParameterException failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse("wrong arguments")
                .strip();
    }

    private static String ended(String sentence) {
        return sentence.endsWith(".") || sentence.endsWith("?") ? sentence : sentence + ".";
    }
}
