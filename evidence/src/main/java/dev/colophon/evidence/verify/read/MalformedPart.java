package dev.colophon.evidence.verify.read;

import dev.colophon.evidence.messages.Message;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** A part of a bundle is not in its one right form. */
public final class MalformedPart extends Exception {

    private final String part;
    private final Message why;

    /**
     * @param part the file or record at fault
     * @param why one line for a person
     */
    public MalformedPart(String part, Message why) {
        this(part, why, null);
    }

    /** With what the system or a library reported. */
    public MalformedPart(String part, Message why, @Nullable Throwable cause) {
        super(cause);
        this.part = part;
        this.why = why;
    }

    /** Why the system did not let something be read. */
    public static Message why(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> Message.of("unreadable.denied");
            // Its message is the path, which is named beside it.
            case FileSystemException system
            when system.getReason() != null -> Message.of("unreadable.io", system.getReason());
            default -> Message.of("unreadable.io", e.getMessage());
        };
    }

    public String part() {
        return part;
    }

    public Message why() {
        return why;
    }

    @Override
    public String getMessage() {
        return why.toString();
    }
}
