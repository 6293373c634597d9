package dev.colophon.cli.option;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is said of works: {@code --title}, {@code --owner}, {@code --policy}, {@code --authorised-host}. */
public final class WorkOptions {

    @Option(names = "--title", paramLabel = "T", description = "What the work is called.")
    private @Nullable String title;

    @Option(names = "--owner", paramLabel = "NAME", description = "Who holds the rights, by name or id.")
    private @Nullable String owner;

    @Option(
            names = "--policy",
            paramLabel = "P",
            description =
                    "What to do about copies: BlockAccess (of new works, if not given), Monetize, ReportUsage, NoAction.")
    private @Nullable String policy;

    @Option(
            names = "--authorised-host",
            paramLabel = "H",
            description = "A host that may show it, with its subdomains; may be repeated.")
    private List<String> authorisedHosts = List.of();

    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    public Optional<String> owner() {
        return Optional.ofNullable(owner);
    }

    public Optional<String> policy() {
        return Optional.ofNullable(policy);
    }

    public List<String> authorisedHosts() {
        return authorisedHosts;
    }
}
