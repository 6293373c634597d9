package dev.colophon.cli.campaign;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose copies a campaign follows. */
final class ProviderOptions {

    @Option(
            names = "--provider",
            paramLabel = "NAME=SITE,SITE",
            description =
                    "A provider with its sites, each with all hosts under it; may be repeated. A site alone is its"
                            + " name, too.")
    private List<String> providers = List.of();

    @Option(
            names = "--providers",
            paramLabel = "FILE",
            description =
                    "A table (CSV) with the columns provider, sites (between blanks), and where somebody published a"
                            + " number: published, precision (exact, rounded or at-least).")
    private @Nullable Path table;

    List<String> named() {
        return providers;
    }

    Optional<Path> table() {
        return Optional.ofNullable(table);
    }
}
