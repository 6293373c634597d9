package dev.colophon.service.campaign;

import dev.colophon.cases.campaign.Campaign;
import dev.colophon.cases.campaign.CampaignProvider;
import dev.colophon.cases.campaign.Campaigns;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Opens a campaign: copies of some providers are to be gone by a day. */
public final class OpenCampaign {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SCOPE = 2_000;

    private final Settings settings;

    public OpenCampaign(Settings settings) {
        this.settings = settings;
    }

    /**
     * What is to be opened.
     *
     * @param scope what it is about, in a sentence
     * @param deadline its last day, in the zone of this machine
     * @param providers each {@code NAME=SITE,SITE}
     * @param table a CSV file of providers
     */
    public record Request(String name, String scope, LocalDate deadline, List<String> providers, Optional<Path> table) {

        public Request {
            providers = List.copyOf(providers);
        }
    }

    /**
     * Opens it.
     *
     * @throws ServiceException when no provider is named, or one cannot be meant
     * @throws dev.colophon.registry.work.RegistryException when there is one of that name
     */
    public Campaign open(Actor actor, Request request) {
        actor.require(Permission.CAMPAIGN);
        String name = WrittenText.line("name of the campaign", request.name(), LONGEST_NAME);
        String scope = WrittenText.lines("scope", request.scope(), LONGEST_SCOPE);
        List<CampaignProvider> providers = ProviderLines.of(request.providers(), request.table());
        if (providers.isEmpty()) {
            throw new ServiceException(
                    Category.USAGE, "say whose copies: --provider NAME=SITE,SITE, or --providers FILE");
        }
        try (Database database = HomeDatabase.stored(settings)) {
            return database.writeRepeating(dsl -> {
                Campaigns campaigns = new Campaigns(dsl, actor.organisation());
                Campaign _ = campaigns.open(
                        name,
                        scope,
                        request.deadline(),
                        ZoneId.systemDefault(),
                        actor.name(),
                        new Ids(InstantSource.system()));
                return campaigns.add(name, providers);
            });
        }
    }
}
