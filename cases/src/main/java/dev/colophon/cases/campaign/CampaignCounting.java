package dev.colophon.cases.campaign;

import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Counts what a campaign has come to: each copy once, as the database has them at one moment. Memory does not grow with the copies.
 * For one thread.
 */
public final class CampaignCounting {

    private final Database database;
    private final Organisation organisation;
    private final Runnable counted;

    /**
     * For the copies of an organisation's works.
     *
     * @param counted told of each copy that was counted
     */
    public CampaignCounting(Database database, Organisation organisation, Runnable counted) {
        this.database = database;
        this.organisation = organisation;
        this.counted = counted;
    }

    /**
     * The report of a campaign.
     *
     * @param at the moment that it names
     */
    public CampaignReport report(Campaign campaign, Instant at) {
        Counts counts = new Counts(campaign);
        boolean _ = database.read(dsl -> {
            CampaignCopies copies = new CampaignCopies(dsl, organisation);
            copies.forEach(hosts(copies, campaign), counts::take);
            return true;
        });
        return counts.report(at);
    }

    private static Set<String> hosts(CampaignCopies copies, Campaign campaign) {
        return copies.hosts(campaign.providers().stream()
                .flatMap(provider -> provider.sites().stream())
                .toList());
    }

    /** The counts of one campaign. */
    private final class Counts {

        private final Campaign campaign;
        private final CampaignHosts hosts;
        private final List<FigureCounts> providers = new ArrayList<>();
        private final FigureCounts all;
        private final Set<Integer> showTheWork = new HashSet<>();
        private String work = "";

        Counts(Campaign campaign) {
            this.campaign = campaign;
            this.hosts = new CampaignHosts(campaign.providers());
            campaign.providers().forEach(_ -> providers.add(new FigureCounts(campaign.ends())));
            this.all = new FigureCounts(campaign.ends());
        }

        /** Those of one work come together. */
        void take(String host, String ofWork, CampaignCopy copy) {
            Optional<Integer> provider = hosts.provider(host);
            if (provider.isEmpty()) {
                return;
            }
            if (!ofWork.equals(work)) {
                work = ofWork;
                showTheWork.clear();
            }
            FigureCounts counts = providers.get(provider.get());
            counts.add(copy);
            if (copy.isFound()) {
                if (showTheWork.isEmpty()) {
                    all.work();
                }
                if (showTheWork.add(provider.get())) {
                    counts.work();
                }
            }
            counted.run();
        }

        CampaignReport report(Instant at) {
            List<ProviderFigures> figures = new ArrayList<>();
            for (int i = 0; i < providers.size(); i++) {
                CampaignProvider provider = campaign.providers().get(i);
                figures.add(providers.get(i).figures(provider.name(), provider.published()));
                all.add(providers.get(i));
            }
            return new CampaignReport(campaign, at, figures, all.figures("", Optional.empty()));
        }
    }
}
