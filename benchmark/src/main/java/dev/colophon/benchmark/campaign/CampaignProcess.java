package dev.colophon.benchmark.campaign;

import dev.colophon.benchmark.machine.ProcessCost;
import dev.colophon.cases.campaign.Campaign;
import dev.colophon.cases.campaign.CampaignCounting;
import dev.colophon.cases.campaign.CampaignReport;
import dev.colophon.cases.campaign.Campaigns;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Locale;

/** Counts a campaign once, in a process of its own, and says what it cost. */
final class CampaignProcess {

    private CampaignProcess() {}

    /** The home, and the URL and user of a PostgreSQL database where there is one. */
    static void main(String... arguments) throws IOException {
        DatabaseSettings settings =
                arguments.length > 1 ? DatabaseSettings.postgres(arguments[1], arguments[2]) : DatabaseSettings.SQLITE;
        try (Database database = Database.open(new Home(Path.of(arguments[0])), settings)) {
            Campaign campaign = database.read(dsl -> new Campaigns(dsl, Organisation.FIRST).get("generated"));
            long begun = System.nanoTime();
            CampaignReport report =
                    new CampaignCounting(database, Organisation.FIRST, () -> {}).report(campaign, GeneratedCampaign.AT);
            double seconds = (System.nanoTime() - begun) / 1e9;
            long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .map(MemoryPoolMXBean::getPeakUsage)
                    .mapToLong(usage -> usage.getUsed())
                    .sum();
            System.out.printf(
                    Locale.ROOT,
                    "seconds=%.2f cpu=%.2f heap=%d resident=%d found=%d works=%d%n",
                    seconds,
                    ProcessCost.ownCpuSeconds(),
                    peak,
                    ProcessCost.residentBytes(ProcessHandle.current()),
                    report.all().found(),
                    report.all().works());
        }
    }
}
