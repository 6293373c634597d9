package dev.colophon.cases.campaign;

import java.time.Instant;
import java.util.List;

/**
 * What a campaign has come to.
 *
 * @param at the moment of which it is the state
 * @param providers in the order of the campaign
 * @param all of them together; a work that several show is one
 */
public record CampaignReport(Campaign campaign, Instant at, List<ProviderFigures> providers, ProviderFigures all) {

    public CampaignReport {
        providers = List.copyOf(providers);
    }
}
