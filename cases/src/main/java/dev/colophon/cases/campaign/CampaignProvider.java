package dev.colophon.cases.campaign;

import dev.colophon.registry.work.Host;
import java.util.List;
import java.util.Optional;

/**
 * Somebody whose copies a campaign follows.
 *
 * @param sites each with all hosts under it; none where only a published number is known
 * @param published how many copies somebody else said that there were
 */
public record CampaignProvider(String name, List<Host> sites, Optional<PublishedCount> published) {

    public CampaignProvider {
        sites = List.copyOf(sites);
    }
}
