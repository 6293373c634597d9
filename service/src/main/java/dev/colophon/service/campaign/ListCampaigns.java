package dev.colophon.service.campaign;

import dev.colophon.cases.campaign.Campaign;
import dev.colophon.cases.campaign.Campaigns;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;

/** Lists campaigns, some at a time. */
public final class ListCampaigns {

    private final Settings settings;

    public ListCampaigns(Settings settings) {
        this.settings = settings;
    }

    /**
     * Newest first; empty, and said so, where nothing was ever stored.
     *
     * @param after only those behind the one of this name in the list
     */
    public Optional<List<Campaign>> list(Actor actor, Optional<String> after, int limit, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database)
                    .map(stored -> stored.read(dsl -> {
                        Campaigns campaigns = new Campaigns(dsl, actor.organisation());
                        return campaigns.list(after.map(campaigns::get), limit);
                    }));
        }
    }
}
