package dev.colophon.cli.option;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Objects;
import picocli.CommandLine.Option;

/** {@code --force}, for commands that write files where their caller says. */
public final class ForceOption {

    private static final Path STANDARD_OUTPUT = Path.of("-");

    @Option(names = "--force", description = "Replace a file of that name.")
    private boolean force;

    /**
     * Before any work is done.
     *
     * @throws CommandFailure when the file is there and may not be replaced
     */
    public void check(Path file) {
        if (!mayWrite(file)) {
            throw new CommandFailure(
                    ExitCode.REFUSED, file + " is there already: name a new file, or replace it with --force");
        }
    }

    /** Whether the file is not there, or may be replaced. */
    public boolean mayWrite(Path file) {
        return force || !Files.exists(file);
    }

    /** Writes what a file is to hold. */
    @FunctionalInterface
    public interface Writing {

        void to(OutputStream file) throws IOException;
    }

    /**
     * Writes a file: afterwards all of it is on the disk under its name, or nothing is changed. One that holds the same bytes
     * already stays as it is.
     *
     * @throws CommandFailure when it may not be replaced, or cannot be written
     */
    public void write(Path file, byte[] bytes) {
        try {
            if (Files.isRegularFile(file)
                    && Files.size(file) == bytes.length
                    && Arrays.equals(Files.readAllBytes(file), bytes)) {
                return;
            }
            replace(file, stream -> stream.write(bytes));
        } catch (IOException e) {
            throw cannot(file, why(e));
        }
    }

    /**
     * Writes a file that is made on the way: afterwards all of it is on the disk under its name, or nothing is changed.
     *
     * @throws CommandFailure when it may not be replaced, or cannot be written
     */
    public void write(Path file, Writing writing) {
        try {
            replace(file, writing);
        } catch (UncheckedIOException e) {
            throw cannot(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw cannot(file, why(e));
        }
    }

    /** As {@link #write(Path, Writing)}; {@code -} is standard output. */
    public void write(Path file, Console console, Writing writing) {
        if (!isStandardOutput(file)) {
            write(file, writing);
            return;
        }
        try (OutputStream stream = console.stream()) {
            writing.to(stream);
        } catch (IOException e) {
            throw cannot(file, why(e));
        }
    }

    /** Whether a name says that the result is written to standard output. */
    public static boolean isStandardOutput(Path file) {
        return file.equals(STANDARD_OUTPUT);
    }

    private static CommandFailure cannot(Path file, String why) {
        return new CommandFailure(ExitCode.ENVIRONMENT, "cannot write %s: %s".formatted(file, why));
    }

    private void replace(Path file, Writing writing) throws IOException {
        check(file);
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
        Path fresh = folder.resolve(".%s.%d.new"
                .formatted(file.getFileName(), ProcessHandle.current().pid()));
        try {
            try (FileChannel channel = FileChannel.open(fresh, CREATE, WRITE, TRUNCATE_EXISTING)) {
                OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel));
                writing.to(stream);
                stream.flush();
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String why(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "its folder does not exist";
            case AccessDeniedException _ -> "its folder may not be written by this user";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }
}
