package dev.colophon.cli.notice;

import dev.colophon.cli.output.Console;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.sending.UndoNotice;
import dev.colophon.service.settings.Settings;

/** Undoes a notice that was let go when the process is asked to end before it has left. */
final class UndoOnExit implements AutoCloseable {

    private final Settings settings;
    private final String number;
    private final Console console;
    private final Thread hook = Thread.ofPlatform().unstarted(this::undo);
    private boolean watching = true;

    private UndoOnExit(Settings settings, String number, Console console) {
        this.settings = settings;
        this.number = number;
        this.console = console;
    }

    /** From now on. */
    static UndoOnExit of(Settings settings, String number, Console console) {
        UndoOnExit undo = new UndoOnExit(settings, number, console);
        Runtime.getRuntime().addShutdownHook(undo.hook);
        return undo;
    }

    private synchronized void undo() {
        if (watching) {
            try {
                Object _ = new UndoNotice(settings).undo(Actor.local(), number);
                console.message("%s was undone: it is a draft again, and nothing was sent".formatted(number));
            } catch (RuntimeException e) {
                console.message(ServiceException.of(e)
                        .map(known -> String.valueOf(known.getMessage()))
                        .orElse("it was not undone: " + e));
            }
        }
    }

    /** It is sent now. */
    synchronized void tooLate() {
        watching = false;
    }

    @Override
    public void close() {
        tooLate();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending, and the hook runs.
        }
    }
}
