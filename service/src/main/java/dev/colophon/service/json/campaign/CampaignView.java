package dev.colophon.service.json.campaign;

import dev.colophon.cases.campaign.Campaign;
import dev.colophon.cases.campaign.CampaignProvider;
import dev.colophon.cases.campaign.PublishedCount;
import dev.colophon.cases.campaign.PublishedSum;
import dev.colophon.registry.work.Host;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A campaign; the schema is {@code campaign.schema.json}. */
public record CampaignView(
        String campaign,
        String scope,
        String openedBy,
        Instant openedAt,
        String deadline,
        String zone,
        List<ProviderView> providers,
        @Nullable SumView published) {

    /** A provider with what was published of it. */
    public record ProviderView(
            String provider,
            List<String> sites,
            @Nullable Long published,
            @Nullable String precision) {

        private static ProviderView of(CampaignProvider provider) {
            return new ProviderView(
                    provider.name(),
                    provider.sites().stream().map(Host::name).toList(),
                    provider.published().map(PublishedCount::value).orElse(null),
                    provider.published().map(count -> count.precision().name()).orElse(null));
        }
    }

    /** The sum of what was published. */
    public record SumView(long value, int numbers, int minima, int rounded) {}

    public static CampaignView of(Campaign campaign) {
        PublishedSum sum = campaign.published();
        return new CampaignView(
                campaign.name(),
                campaign.scope(),
                campaign.openedBy(),
                campaign.openedAt(),
                campaign.deadline().toString(),
                campaign.zone().getId(),
                campaign.providers().stream().map(ProviderView::of).toList(),
                sum.numbers() == 0 ? null : new SumView(sum.value(), sum.numbers(), sum.minima(), sum.rounded()));
    }
}
