package dev.colophon.cases.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Copies of many providers that are to be gone by a day, followed together.
 *
 * @param name as people call it
 * @param scope what it is about, in a sentence
 * @param openedAt the baseline: what was seen before counts as found then
 * @param deadline its last day
 * @param zone whose day that is
 * @param providers in the order in which they were named
 */
public record Campaign(
        String id,
        String name,
        String scope,
        String openedBy,
        Instant openedAt,
        LocalDate deadline,
        ZoneId zone,
        List<CampaignProvider> providers) {

    public Campaign {
        providers = List.copyOf(providers);
    }

    /** The first moment after its last day. */
    public Instant ends() {
        return deadline.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** What was published of all its providers together. */
    public PublishedSum published() {
        return PublishedSum.of(
                providers.stream().flatMap(one -> one.published().stream()).toList());
    }
}
