package dev.colophon.cli.output;

import dev.colophon.service.caller.MessageListener;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command writes: results to standard output, everything else to standard error. Colours only on a terminal.
 */
public final class Console implements MessageListener {

    private static final Ansi COLOURS = Ansi.AUTO;

    private final PrintWriter out;
    private final PrintWriter err;

    public Console(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    public PrintWriter err() {
        return err;
    }

    /** Prints a line of the result; picocli markup such as {@code @|bold …|@} becomes colour on a terminal. */
    public void line(String text) {
        out.println(COLOURS.string(text));
        if (out.checkError()) {
            throw new CommandFailure(
                    ExitCode.ENVIRONMENT, "cannot write the output: is the disk full, or the pipe closed?");
        }
    }

    /** Prints a line that is not part of the result. */
    public void note(String text) {
        err.println(COLOURS.string(text));
        err.flush();
    }

    @Override
    public void message(String line) {
        note(safe(line));
    }

    /** Text from files and the network, made safe to show: no control characters, no markup. */
    public static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                safe.append('\uFFFD');
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString().replace("@|", "@\u200b|").replace("|@", "|\u200b@");
    }

    public static boolean isTerminal() {
        return Optional.ofNullable(System.console())
                .filter(java.io.Console::isTerminal)
                .isPresent();
    }
}
