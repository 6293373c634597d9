package dev.colophon.service.campaign;

import dev.colophon.cases.campaign.Campaign;
import dev.colophon.cases.campaign.Campaigns;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Shows one campaign: its scope, its providers and what was published of them. */
public final class ShowCampaign {

    private final Settings settings;

    public ShowCampaign(Settings settings) {
        this.settings = settings;
    }

    /**
     * The campaign as it is.
     *
     * @throws dev.colophon.registry.work.RegistryException when there is none of that name
     */
    public Campaign show(Actor actor, String name) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            return database.read(dsl -> new Campaigns(dsl, actor.organisation()).get(name));
        }
    }
}
