package dev.colophon.cli;

import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Refuses an empty id or path, which is what a script hands over whose variable is not set: it would name the current
 * folder, or begin every id.
 */
final class NoEmptyArguments implements IExecutionStrategy {

    private final IExecutionStrategy next = new RunLast();

    @Override
    public int execute(ParseResult parsed) {
        for (ParseResult command = parsed; command != null; command = command.subcommand()) {
            for (ArgSpec argument : command.matchedArgs()) {
                boolean isPath = argument.type() == Path.class
                        || Arrays.asList(argument.auxiliaryTypes()).contains(Path.class);
                boolean counts = isPath || argument instanceof PositionalParamSpec;
                if (counts && argument.originalStringValues().stream().anyMatch(String::isBlank)) {
                    throw new ParameterException(
                            command.commandSpec().commandLine(),
                            isPath
                                    ? "An empty path: name a file or folder."
                                    : "An empty %s: name one.".formatted(argument.paramLabel()));
                }
            }
        }
        return next.execute(parsed);
    }
}
