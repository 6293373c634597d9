package dev.colophon.cli;

import dev.colophon.media.child.TemporaryFolders;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Homes with which many tests begin: each is made once in a process, and copied for every test after the first. */
public final class PreparedHome {

    private static final Map<String, Path> MADE = new ConcurrentHashMap<>();

    /** Commands that bring a home to where tests begin. */
    public interface Preparation {

        /** Runs them. */
        void run() throws IOException;
    }

    private PreparedHome() {}

    /**
     * Brings a home to where tests begin, by copying what was made before if it was.
     *
     * @param name of what is prepared: one for each preparation, with whatever it was prepared from
     * @param home what is in it gives way to the copy
     * @param preparation works in that home
     */
    public static void of(String name, Path home, Preparation preparation) throws IOException {
        Path made = MADE.get(name);
        if (made == null) {
            preparation.run();
            Path kept = TemporaryFolders.create("colophon-prepared");
            copy(home, kept);
            MADE.put(name, kept);
            return;
        }
        if (Files.exists(home)) {
            TemporaryFolders.delete(home);
        }
        copy(made, home);
    }

    private static void copy(Path from, Path to) throws IOException {
        Path _ = Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(folder));
                if (!Files.isDirectory(copy)) {
                    Files.copy(folder, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
