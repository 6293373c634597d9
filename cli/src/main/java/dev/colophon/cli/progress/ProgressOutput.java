package dev.colophon.cli.progress;

import dev.colophon.cli.output.Console;
import dev.colophon.service.caller.ResultListener;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows how far a use case is, and prints its results and messages above the line that says so. Thread-safe. */
public final class ProgressOutput<R> implements ResultListener<R>, AutoCloseable {

    private final String verb;
    private final Console console;
    private final Consumer<R> print;
    private @Nullable Progress progress;

    /**
     * Prints to a console.
     *
     * @param verb what is being done, such as {@code checking}
     */
    public ProgressOutput(String verb, Console console, Consumer<R> print) {
        this.verb = verb;
        this.console = console;
        this.print = print;
    }

    @Override
    public synchronized void begins(long items) {
        progress = Progress.of(verb, items, console);
    }

    @Override
    public synchronized void advances(String item) {
        Progress shown = progress;
        if (shown != null) {
            shown.step(item);
        }
    }

    @Override
    public synchronized void result(R result) {
        above(() -> print.accept(result));
    }

    @Override
    public synchronized void message(String line) {
        above(() -> console.message(line));
    }

    private void above(Runnable printed) {
        Progress shown = progress;
        if (shown == null) {
            printed.run();
        } else {
            shown.above(printed);
        }
    }

    @Override
    public synchronized void close() {
        Progress shown = progress;
        if (shown != null) {
            shown.close();
        }
    }
}
