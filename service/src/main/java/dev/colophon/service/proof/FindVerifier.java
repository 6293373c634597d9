package dev.colophon.service.proof;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the program that verifies bundles without us: it lies beside an installed Colophon, and in a checkout where it was built. */
public final class FindVerifier {

    /** Its name. */
    public static final String NAME = "colophon-verify.jar";

    /** A folder of classes or of jars lies no deeper. */
    private static final int DEEPEST = 4;

    private FindVerifier() {}

    /** Where it lies; empty where it does not. */
    public static Optional<Path> find() {
        CodeSource source = FindVerifier.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Optional.empty()
                    : near(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException notOnDisk) {
            return Optional.empty();
        }
    }

    static Optional<Path> near(Path code) {
        return Stream.iterate(
                        Optional.ofNullable(code.getParent()), Optional::isPresent, above -> above.map(Path::getParent))
                .flatMap(Optional::stream)
                .limit(DEEPEST)
                .flatMap(folder -> Stream.of(
                        folder.resolve(NAME), folder.resolve("evidence/target").resolve(NAME)))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
