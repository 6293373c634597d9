package dev.colophon.cli.option;

import dev.colophon.service.licence.LicenceTerms;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a licence or a right is limited to: {@code --use}, {@code --territory}, {@code --excluded-territory}, {@code --from}, {@code --to}. */
public final class TermsOptions {

    @Option(
            names = "--use",
            paramLabel = "USE",
            split = ",",
            description = "Stream, Download or Display; several with commas (default: any).")
    private List<String> uses = List.of();

    @Option(
            names = "--territory",
            paramLabel = "CODE",
            split = ",",
            description = "Countries (ISO 3166-1), several with commas (default: worldwide).")
    private List<String> territories = List.of();

    @Option(
            names = "--excluded-territory",
            paramLabel = "CODE",
            split = ",",
            description = "Countries that are left out.")
    private List<String> excluded = List.of();

    @Option(names = "--from", paramLabel = "DAY", description = "The first day, in UTC (default: since ever).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day (default: for ever).")
    private @Nullable String to;

    public LicenceTerms terms() {
        return new LicenceTerms(uses, territories, excluded, Optional.ofNullable(from), Optional.ofNullable(to));
    }
}
