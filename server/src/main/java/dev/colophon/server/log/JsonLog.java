package dev.colophon.server.log;

import dev.colophon.service.json.JsonLines;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** Lines of the log as JSON, one object a line, to standard error: of what logs by SLF4J, and of what logs as Java itself does. */
public final class JsonLog {

    /** By which SLF4J is told who logs, before anybody does. */
    private static final String PROVIDER = "slf4j.provider";

    private static final String VERBOSITY = "slf4j.internal.verbosity";

    private JsonLog() {}

    /**
     * A line.
     *
     * @param level ERROR, WARN or INFO
     * @param failure its stack trace
     */
    record Line(
            Instant at,
            String level,
            String logger,
            String thread,
            String message,
            @Nullable String failure) {}

    /** From now on; whoever has logged by SLF4J in this process before goes on as it did. */
    public static void begin() {
        System.setProperty(PROVIDER, JsonLogProvider.class.getName());
        System.setProperty(VERBOSITY, "WARN"); // it would say in a line of its own whom it was told
        for (Handler handler : LogManager.getLogManager().getLogger("").getHandlers()) {
            handler.setFormatter(new OfJava());
        }
    }

    static void write(PrintStream to, String level, String logger, String message, @Nullable Throwable failure) {
        to.println(line(Instant.now(), level, logger, message, failure));
    }

    private static String line(Instant at, String level, String logger, String message, @Nullable Throwable failure) {
        return JsonLines.line(new Line(
                at, level, logger, Thread.currentThread().getName(), message, failure == null ? null : stack(failure)));
    }

    private static String stack(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /** Of {@code java.util.logging}, by which the web server speaks. */
    private static final class OfJava extends Formatter {

        @Override
        public String format(LogRecord entry) {
            String level = switch (entry.getLevel().getName()) {
                case "SEVERE" -> "ERROR";
                case "WARNING" -> "WARN";
                default -> "INFO";
            };
            return line(
                            entry.getInstant(),
                            level,
                            String.valueOf(entry.getLoggerName()),
                            formatMessage(entry),
                            entry.getThrown())
                    + "\n";
        }
    }
}
