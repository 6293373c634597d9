package dev.colophon.service.caller;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.messages.Message;
import dev.colophon.index.IndexException;
import dev.colophon.media.ffmpeg.NoFfmpegException;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a use case with one line for whoever asked: what happened, why, what to do. */
public final class ServiceException extends RuntimeException {

    /** What has to change before asking again can help. */
    public enum Category {
        /** The question itself: a value that cannot be meant. */
        USAGE,
        /** Whoever asks may not. */
        DENIED,
        /** What was given: it is refused, or not there. */
        REFUSED,
        /** Nothing, but later: somebody else is at it now. */
        BUSY,
        /** Where this runs: home, database, index, missing programs. */
        ENVIRONMENT
    }

    private final Category category;
    private final transient Message line;

    /** What is said in English, and in each language that has a message of it. */
    public ServiceException(Category category, String message) {
        this(category, RefusalMessages.told(message), null);
    }

    /** What is said in each language; {@link #getMessage} is English. */
    public ServiceException(Category category, Message message) {
        this(category, message, null);
    }

    private ServiceException(Category category, Message message, @Nullable Exception cause) {
        super(message.toString(), cause);
        this.category = category;
        this.line = message;
    }

    /** The line, to be told in a language; as it is written where it is in English alone. */
    public Message line() {
        return line;
    }

    /** What a refusal says, of whichever module, to be told in a language. */
    public static Message told(Exception refusal) {
        return refusal instanceof ServiceException known ? known.line() : told(String.valueOf(refusal.getMessage()));
    }

    /** What a command says in English, to be told in a language; as it stands where no message reads so. */
    public static Message told(String sentence) {
        return RefusalMessages.told(sentence);
    }

    /** What any failure of a use case is to whoever asked; empty when it is a mistake of this program. */
    public static Optional<ServiceException> of(Exception failure) {
        return switch (failure) {
            case ServiceException known -> Optional.of(known);
            case RegistryException known -> said(Category.REFUSED, known);
            case NoFfmpegException known -> said(Category.ENVIRONMENT, known);
            case StoreException known -> said(Category.ENVIRONMENT, known);
            case LogException known -> said(Category.ENVIRONMENT, known);
            case EvidenceException known -> said(Category.ENVIRONMENT, known);
            case IndexException known -> said(Category.ENVIRONMENT, known);
            case FileSystemException disk ->
                Optional.of(new ServiceException(
                        Category.ENVIRONMENT,
                        RefusalMessages.told("cannot use %s: %s".formatted(disk.getFile(), reason(disk))),
                        disk));
            case IOException disk when isOfDisk(disk) -> Optional.of(ofDisk(disk, String.valueOf(disk.getMessage())));
            case UncheckedIOException disk
            when isOfDisk(disk.getCause()) -> Optional.of(ofDisk(disk, String.valueOf(disk.getMessage())));
            default -> Optional.empty();
        };
    }

    /** What the system says of a disk, as of which only its words are known. */
    private static boolean isOfDisk(@Nullable IOException failure) {
        String said = failure == null ? "" : String.valueOf(failure.getMessage());
        return isOfFullDisk(said) || said.contains("Read-only file system") || said.contains("Input/output error");
    }

    private static boolean isOfFullDisk(String said) {
        return said.contains("No space left on device") || said.contains("Disk quota exceeded");
    }

    private static ServiceException ofDisk(Exception failure, String said) {
        String line = said.replaceFirst("^(\\w+\\.)+\\w+: ", ""); // where the words are those of the cause
        return new ServiceException(
                Category.ENVIRONMENT,
                RefusalMessages.told(
                        isOfFullDisk(said)
                                ? "the disk is full (%s); free some space and run the command again, nothing acknowledged is lost"
                                        .formatted(line)
                                : "the disk fails: " + line),
                failure);
    }

    private static Optional<ServiceException> said(Category category, Exception known) {
        return Optional.of(
                new ServiceException(category, RefusalMessages.told(String.valueOf(known.getMessage())), known));
    }

    /** Why a file could not be read or written, without its name. */
    public static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "access denied";
            case NoSuchFileException _ -> "it does not exist";
            case FileSystemException disk -> Objects.requireNonNullElse(disk.getReason(), "check the disk");
            default -> String.valueOf(failure.getMessage());
        };
    }

    public Category category() {
        return category;
    }
}
