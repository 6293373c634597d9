package dev.colophon.server.log;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Writes what is said to it as JSON, where it is as grave as its level. */
final class JsonLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1;

    private final Level level;
    private final transient PrintStream to;

    JsonLogger(String name, Level level, PrintStream to) {
        this.name = name;
        this.level = level;
        this.to = to;
    }

    private boolean isSaid(Level one) {
        return one.toInt() >= level.toInt();
    }

    @Override
    public boolean isTraceEnabled() {
        return isSaid(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return isSaid(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return isSaid(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return isSaid(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return isSaid(Level.ERROR);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level one,
            @Nullable Marker marker,
            @Nullable String message,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        String said =
                String.valueOf(MessageFormatter.arrayFormat(message, arguments).getMessage());
        JsonLog.write(to, one.name(), name, said, failure);
    }
}
