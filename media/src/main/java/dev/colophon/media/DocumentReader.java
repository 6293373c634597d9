package dev.colophon.media;

import static dev.colophon.media.Unreadable.Reason.DECODE_LIMIT;
import static dev.colophon.media.Unreadable.Reason.ENCRYPTED;
import static dev.colophon.media.Unreadable.Reason.TOOL_MISSING;
import static dev.colophon.media.Unreadable.Reason.UNDECODABLE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs {@link DocumentChild} in a JVM of its own on the same class path: a document can at most kill that. What was
 * written before its end is used.
 */
final class DocumentReader {

    private static final long CHILD_FILE_BYTES = 1L << 30;

    private final MediaLimits limits;

    DocumentReader(MediaLimits limits) {
        this.limits = limits;
    }

    ExtractedText read(Path file, FileType type) throws RefusedException, IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = List.of(
                java.toString(),
                "-Xmx" + limits.documentHeapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=.",
                "-cp",
                System.getProperty("java.class.path"),
                DocumentChild.class.getName(),
                type.name(),
                file.toAbsolutePath().toString(),
                String.valueOf(limits.textCharacters()),
                String.valueOf(limits.documentTime().toSeconds()));
        AtomicReference<String> said = new AtomicReference<>("");
        long bytes = limits.textCharacters() * 4L + 64;
        try (ChildProcess child = ChildProcess.start(
                command, new ChildProcess.Limits(limits.documentTime(), bytes, 0, CHILD_FILE_BYTES), line -> {
                    if (line.startsWith(DocumentChild.SAYS)) {
                        said.set(line.substring(DocumentChild.SAYS.length()));
                    }
                })) {
            String text = new String(child.output().readAllBytes(), StandardCharsets.UTF_8);
            ChildProcess.Exit exit = child.await();
            return judge(exit, String.valueOf(said.get()), text);
        }
    }

    private ExtractedText judge(ChildProcess.Exit exit, String said, String text) throws RefusedException {
        Optional<String> partial = switch (exit.code()) {
            case DocumentChild.DONE -> Optional.empty();
            case DocumentChild.CUT ->
                Optional.of("the first %,d characters were read, the rest was left out".formatted(text.length()));
            case DocumentChild.LOCKED ->
                throw new RefusedException(
                        ENCRYPTED, "it is protected by a password or DRM: give a copy without protection");
            case DocumentChild.DAMAGED -> Optional.of("the document is damaged (" + said + ")");
            case DocumentChild.BOMB -> Optional.of("it unpacks to far more than it should (" + said + ")");
            default -> limitOf(exit, text);
        };
        if (text.isBlank() && partial.isPresent()) {
            boolean bound = exit.code() != DocumentChild.DAMAGED;
            throw new RefusedException(
                    bound ? DECODE_LIMIT : UNDECODABLE,
                    partial.get() + (bound ? ": convert it to plain text" : ": get it again"));
        }
        return new ExtractedText(text, partial);
    }

    private Optional<String> limitOf(ChildProcess.Exit exit, String text) throws RefusedException {
        if (exit.limit().isPresent() || exit.code() == DocumentChild.LATE) {
            return Optional.of("reading took longer than " + MessageText.time(limits.documentTime()));
        } else if (exit.code() == OUT_OF_MEMORY) {
            return Optional.of("reading needs more than " + limits.documentHeapMegabytes() + " MB");
        } else if (exit.code() == 1 && text.isEmpty()) {
            throw new RefusedException(TOOL_MISSING, "the reader of documents cannot be started: run colophon doctor");
        }
        return Optional.of("the reader of documents died (" + exit.code() + ")");
    }

    /** What the JVM returns after -XX:+ExitOnOutOfMemoryError. */
    private static final int OUT_OF_MEMORY = 3;
}
