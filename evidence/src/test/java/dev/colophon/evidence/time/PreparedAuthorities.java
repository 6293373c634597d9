package dev.colophon.evidence.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Local authorities of tests are copies of a few that are made once a build, because a key of RSA takes a second. */
public final class PreparedAuthorities {

    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final int DIFFERENT = 4;
    private static final AtomicInteger NEXT = new AtomicInteger();

    private PreparedAuthorities() {}

    /** As {@link LocalAuthority#at}; those that are made one after the other differ. */
    public static LocalAuthority at(Path folder, InstantSource clock) {
        prepare(folder);
        return LocalAuthority.at(folder, clock);
    }

    /** Puts the files of one where there is none. */
    public static void prepare(Path folder) {
        if (Files.exists(folder)) {
            return;
        }
        Path made = Path.of("target", "authorities", Integer.toString(NEXT.getAndIncrement() % DIFFERENT));
        LocalAuthority.at(made, InstantSource.fixed(MADE));
        try (Stream<Path> files = Files.list(made)) {
            Files.createDirectories(folder);
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
