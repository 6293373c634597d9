package dev.colophon.service.campaign;

import dev.colophon.cases.campaign.Campaign;
import dev.colophon.cases.campaign.CampaignProvider;
import dev.colophon.cases.campaign.Campaigns;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Adds providers to a campaign, or sites to those that are in it. */
public final class AddProviders {

    private final Settings settings;

    public AddProviders(Settings settings) {
        this.settings = settings;
    }

    /**
     * Adds them; all or none.
     *
     * @param providers each {@code NAME=SITE,SITE}
     * @param table a CSV file of providers
     * @throws ServiceException when none is named, or one cannot be meant
     */
    public Campaign add(Actor actor, String campaign, List<String> providers, Optional<Path> table) {
        actor.require(Permission.CAMPAIGN);
        List<CampaignProvider> added = ProviderLines.of(providers, table);
        if (added.isEmpty()) {
            throw new ServiceException(
                    Category.USAGE, "say whom to add: --provider NAME=SITE,SITE, or --providers FILE");
        }
        try (Database database = HomeDatabase.stored(settings)) {
            return database.writeRepeating(dsl -> new Campaigns(dsl, actor.organisation()).add(campaign, added));
        }
    }
}
