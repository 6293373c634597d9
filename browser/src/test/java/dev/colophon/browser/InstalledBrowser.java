package dev.colophon.browser;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine, for tests. */
public final class InstalledBrowser {

    private InstalledBrowser() {}

    /** What the variable {@code COLOPHON_CHROMIUM} names, or the first on {@code PATH}. */
    public static Optional<Path> find() {
        return Browser.find(
                Optional.ofNullable(System.getenv("COLOPHON_CHROMIUM")).filter(named -> !named.isBlank()),
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(Path::of)
                        .toList());
    }
}
