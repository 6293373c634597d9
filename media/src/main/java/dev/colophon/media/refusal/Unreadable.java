package dev.colophon.media.refusal;

import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why a file could not be read: a normal result.
 *
 * @param detail one line for a person: what, why, what to do
 */
public record Unreadable(Reason reason, String detail) {

    private static final Logger LOG = LoggerFactory.getLogger(Unreadable.class);
    private static final Set<Reason> FAILURES = EnumSet.of(Reason.INTERNAL, Reason.TOOL_MISSING, Reason.TIMED_OUT);

    /** The kinds of refusal; the names are part of the JSON output. */
    public enum Reason {
        EMPTY,
        /** No file has the name that was given. */
        NOT_FOUND,
        /** It was there a moment ago, or a link leads nowhere. */
        VANISHED,
        NOT_A_FILE,
        NOT_PERMITTED,
        UNKNOWN_TYPE,
        UNDECODABLE,
        ENCRYPTED,
        TOO_LARGE,
        TOO_LONG,
        DECODE_LIMIT,
        FORBIDDEN_PROTOCOL,
        ARCHIVE_LIMIT,
        TOOL_MISSING,
        /** Not the file's fault: the machine had no time for it. */
        TIMED_OUT,
        /** Its pages are pictures: nothing in it is stored as text. */
        NO_TEXT,
        /** Not the file's fault: this program made a mistake, or had too little memory. */
        INTERNAL;

        /** Whether a reason as {@code CODE: detail} is this one. */
        public boolean isOf(String reason) {
            return reason.startsWith(name() + ": ");
        }
    }

    /** Whether it is of this program or this machine and says nothing about the file. */
    public boolean isFailure() {
        return FAILURES.contains(reason);
    }

    /** Whether a reason as {@code CODE: detail} is such a one. */
    public static boolean isFailure(String reason) {
        return FAILURES.stream().anyMatch(failure -> failure.isOf(reason));
    }

    /** What is said of a file on which this program itself failed; the stack trace goes to the debug log. */
    public static Unreadable internal(Throwable failure) {
        LOG.debug("failed on a file", failure);
        if (failure instanceof OutOfMemoryError) {
            return new Unreadable(
                    Reason.INTERNAL,
                    "not enough memory for it: give it alone, or Java more memory (JDK_JAVA_OPTIONS=-Xmx4g)");
        }
        StackTraceElement[] trace = failure.getStackTrace();
        return new Unreadable(
                Reason.INTERNAL,
                "an error in this program (%s%s): please report it with the output of --debug"
                        .formatted(failure.getClass().getSimpleName(), trace.length == 0 ? "" : " at " + at(trace[0])));
    }

    private static String at(StackTraceElement element) {
        String type = element.getClassName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + element.getMethodName() + ":"
                + element.getLineNumber();
    }
}
