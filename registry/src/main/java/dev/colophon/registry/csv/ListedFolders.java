package dev.colophon.registry.csv;

import dev.colophon.registry.work.RegistryException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a list may name files of: its own folder, and what whoever registers it names. A list may be written by somebody else, so
 * that neither {@code ..} nor an absolute path nor a link leads out of these.
 */
final class ListedFolders {

    private final Path own;
    private final List<Path> allowed;

    /**
     * The folder of a list, and others.
     *
     * @param others folders, and single files
     */
    ListedFolders(Path list, List<Path> others) {
        Path absolute = list.toAbsolutePath();
        this.own = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        this.allowed = Stream.concat(Stream.of(own), others.stream())
                .map(ListedFolders::real)
                .toList();
    }

    /**
     * The file of a name, which need not be there.
     *
     * @throws RegistryException when it is in none of these
     * @throws java.nio.file.InvalidPathException when it cannot be a name
     */
    Path file(String name) {
        Path file = own.resolve(name);
        Path real = real(file);
        if (allowed.stream().noneMatch(real::startsWith)) {
            throw new RegistryException(
                    "%s is not in the folder of the list; if the list may name it, say so with `--files-from`, which takes its folder"
                            .formatted(real));
        }
        return file;
    }

    /** Where links lead, as far as it is there and may be looked at. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath();
        Optional<Path> real = Optional.empty();
        for (Path there = absolute; there != null && real.isEmpty(); there = there.getParent()) {
            Path rest = there.relativize(absolute);
            real = link(there).map(folder -> folder.resolve(rest).normalize());
        }
        return real.orElseGet(absolute::normalize);
    }

    private static Optional<Path> link(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
