package dev.colophon.benchmark.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.colophon.benchmark.machine.PostgresProcess;
import dev.colophon.cases.campaign.Campaign;
import dev.colophon.cases.campaign.CampaignCounting;
import dev.colophon.cases.campaign.CampaignReport;
import dev.colophon.cases.campaign.ProviderFigures;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every number of a campaign of 20,000 copies is the one that its rows were made for. */
@Tag("full")
class GeneratedCampaignTest {

    private static final int COPIES = 20_000;

    @TempDir
    Path folder;

    @Test
    void onSqlite() {
        assertCounted(DatabaseSettings.SQLITE);
    }

    @Test
    void onPostgres() throws IOException {
        Optional<Path> programs = PostgresProcess.programs();
        assumeThat(programs).as("apt-get install postgresql").isPresent();
        try (PostgresProcess server = PostgresProcess.start(programs.orElseThrow())) {
            Map<String, String> named = server.database("campaign");
            assertCounted(DatabaseSettings.postgres(
                    named.getOrDefault("COLOPHON_DB", ""), named.getOrDefault("COLOPHON_DB_USER", "")));
        }
    }

    private void assertCounted(DatabaseSettings settings) {
        try (Database database = Database.open(new Home(folder.resolve("home")), settings)) {
            GeneratedCampaign generated = new GeneratedCampaign(database, COPIES);
            Campaign campaign = generated.fill();
            CampaignReport report =
                    new CampaignCounting(database, Organisation.FIRST, () -> {}).report(campaign, GeneratedCampaign.AT);
            ProviderFigures all = report.all();
            assertThat(new GeneratedCampaign.Expected(
                            all.works(),
                            all.found(),
                            all.noticed(),
                            all.removedByItself(),
                            all.removedOnNotice(),
                            all.removedByDeadline(),
                            all.verifiedWeek(),
                            all.reappeared(),
                            all.contested(),
                            all.licensedSince(),
                            all.lawful(),
                            all.undecided()))
                    .isEqualTo(generated.expected());
            assertThat(report.providers())
                    .hasSize(GeneratedCampaign.PROVIDERS)
                    .allSatisfy(provider -> assertThat(provider.found()).isPositive());
            assertThat(report.providers().stream()
                            .mapToLong(ProviderFigures::found)
                            .sum())
                    .isEqualTo(all.found());
            assertThat(all.upTime().median()).isPresent();
        }
    }
}
