package dev.colophon.benchmark.machine;

import dev.colophon.cli.output.Console;
import dev.colophon.cli.progress.Progress;

/** Steps as people see them: a note when one begins, and how far it is. */
public record ConsoleSteps(Console console) implements Steps {

    @Override
    public Step begin(String verb, int total) {
        Progress progress = Progress.of(verb, total, console);
        console.note(verb + " (" + total + ")");
        return new Step() {
            @Override
            public void done(String what) {
                progress.step(what);
            }

            @Override
            public void close() {
                progress.close();
            }
        };
    }
}
