package dev.colophon.service.report.side;

import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Reference;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Registered files, as far as they are at hand: kept in the home, or in a folder of their owner. Thread-safe. */
public final class OriginalFiles {

    private static final int MOST_FILES = 500_000;

    private final Path kept;
    private final Map<Long, List<Path>> bySize = new HashMap<>();
    private final Map<Content, Optional<Path>> known = new ConcurrentHashMap<>();

    /**
     * Those that can be found.
     *
     * @param kept the folder of the home where they lie by their SHA-256
     * @param owners a folder where they lie under any names
     */
    public OriginalFiles(Path kept, Optional<Path> owners) throws IOException {
        this.kept = kept;
        if (owners.isPresent()) {
            list(owners.get());
        }
    }

    private void list(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            private int files;

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
                if (facts.isRegularFile()) {
                    bySize.computeIfAbsent(facts.size(), _ -> new ArrayList<>()).add(file);
                    files++;
                }
                return files < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (file.equals(folder)) {
                    throw failure;
                }
                return FileVisitResult.CONTINUE;
            }
        });
        bySize.values().forEach(files -> files.sort(null));
    }

    /** The file of a reference, byte for byte. */
    public Optional<Path> of(Reference reference) {
        return known.computeIfAbsent(reference.content(), this::find);
    }

    private Optional<Path> find(Content content) {
        List<Path> candidates = new ArrayList<>(List.of(kept.resolve(content.sha256())));
        candidates.addAll(bySize.getOrDefault(content.bytes(), List.of()));
        return candidates.stream().filter(file -> holds(file, content)).findFirst();
    }

    private static boolean holds(Path file, Content content) {
        try {
            return Files.isRegularFile(file) && Content.of(file).equals(content);
        } catch (IOException e) { // gone meanwhile, or not for this user
            return false;
        }
    }
}
