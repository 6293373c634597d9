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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.ProgressHandler;

/**
 * Every number of a campaign of 25,000 copies, with --long 100,000, is the one that its rows were made for, and no table is gone through again for each of
 * them. With fewer, whatever a database does is quick.
 */
@Tag("full")
class GeneratedCampaignTest {

    private static final int COPIES = Boolean.getBoolean("colophon.long") ? 100_000 : 25_000;

    /** Instructions of SQLite's machine between two signs of life. */
    private static final int STEP = 1_000;

    /** Instructions for a copy: 246 were counted; to go through one table for each takes as many as there are copies and more. */
    private static final int MOST_INSTRUCTIONS = 1_000;

    /** Tables of which each copy has a row or more, and how often each may be read from end to end: three times were counted, and workers count, too. */
    private static final List<String> LARGE =
            List.of("place", "sighting", "removal_look", "notice_item", "notice_event", "decision");

    private static final int MOST_SCANS = 8;

    @TempDir
    Path folder;

    @Test
    void onSqlite() {
        AtomicLong steps = new AtomicLong();
        try (Database database = Database.open(new Home(folder.resolve("home")), DatabaseSettings.SQLITE)) {
            GeneratedCampaign generated = new GeneratedCampaign(database, COPIES);
            Campaign campaign = generated.fill();
            boolean _ = database.read(dsl -> {
                dsl.connection(connection -> ProgressHandler.setHandler(connection, STEP, new ProgressHandler() {
                    @Override
                    protected int progress() {
                        steps.incrementAndGet();
                        return 0;
                    }
                }));
                return true;
            });
            assertCounted(database, generated, campaign);
        }
        assertThat(steps.get() * STEP).isPositive().isLessThan((long) MOST_INSTRUCTIONS * COPIES);
    }

    @Test
    void onPostgres() throws IOException {
        Optional<Path> programs = PostgresProcess.programs();
        assumeThat(programs).as("apt-get install postgresql").isPresent();
        try (PostgresProcess server = PostgresProcess.start(programs.orElseThrow())) {
            Map<String, String> named = server.database("campaign");
            DatabaseSettings settings = DatabaseSettings.postgres(
                    named.getOrDefault("COLOPHON_DB", ""), named.getOrDefault("COLOPHON_DB_USER", ""));
            Home home = new Home(folder.resolve("home"));
            Campaign campaign;
            try (Database database = Database.open(home, settings)) {
                campaign = new GeneratedCampaign(database, COPIES).fill();
            }
            Map<String, Long> before = scans(home, settings);
            try (Database database = Database.open(home, settings)) {
                assertCounted(database, new GeneratedCampaign(database, COPIES), campaign);
            }
            Map<String, Long> after = scans(home, settings);
            LARGE.forEach(table -> assertThat(after.getOrDefault(table, 0L) - before.getOrDefault(table, 0L))
                    .as(table)
                    .isLessThanOrEqualTo(MOST_SCANS));
        }
    }

    /** How often each table was read from end to end: the server counts, and tells it when a session has ended. */
    private static Map<String, Long> scans(Home home, DatabaseSettings settings) {
        try (Database database = Database.open(home, settings)) {
            return database.read(dsl -> dsl.fetch("select relname, seq_scan from pg_stat_user_tables")
                    .intoMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
        }
    }

    private static void assertCounted(Database database, GeneratedCampaign generated, Campaign campaign) {
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
        assertThat(report.providers().stream().mapToLong(ProviderFigures::found).sum())
                .isEqualTo(all.found());
        assertThat(all.upTime().median()).isPresent();
    }
}
