package dev.colophon.cases.campaign;

import static dev.colophon.store.schema.tables.Campaign.CAMPAIGN;
import static dev.colophon.store.schema.tables.CampaignProvider.CAMPAIGN_PROVIDER;
import static dev.colophon.store.schema.tables.CampaignSite.CAMPAIGN_SITE;
import static org.jooq.impl.DSL.noCondition;

import dev.colophon.cases.campaign.PublishedCount.Precision;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The campaigns of an organisation, within a transaction of whoever asks. Other organisations' are not there. */
public final class Campaigns {

    private final DSLContext dsl;
    private final Organisation organisation;

    public Campaigns(DSLContext dsl, Organisation organisation) {
        this.dsl = dsl;
        this.organisation = organisation;
    }

    /**
     * Some campaigns, the newest first.
     *
     * @param before only those that were opened before this one: where the last page ended
     */
    public List<Campaign> list(Optional<Campaign> before, int limit) {
        return fetch(
                before.map(last -> CAMPAIGN.OPENED_AT
                                .lt(last.openedAt().toEpochMilli())
                                .or(CAMPAIGN.OPENED_AT
                                        .eq(last.openedAt().toEpochMilli())
                                        .and(CAMPAIGN.ID.lt(last.id()))))
                        .orElse(noCondition()),
                limit);
    }

    /**
     * The campaign of a name.
     *
     * @throws RegistryException when there is none
     */
    public Campaign get(String name) {
        return find(name)
                .orElseThrow(() -> new RegistryException(
                        "there is no campaign `%s`: `colophon campaign list` lists them".formatted(name.strip())));
    }

    /** The campaign of a name. */
    public Optional<Campaign> find(String name) {
        return fetch(CAMPAIGN.NAME.eq(name.strip()), 1).stream().findFirst();
    }

    private List<Campaign> fetch(Condition which, int limit) {
        return dsl
                .selectFrom(CAMPAIGN)
                .where(CAMPAIGN.ORGANISATION.eq(organisation.id()), which)
                .orderBy(CAMPAIGN.OPENED_AT.desc(), CAMPAIGN.ID.desc())
                .limit(limit)
                .fetch()
                .stream()
                .map(this::campaign)
                .toList();
    }

    private Campaign campaign(Record row) {
        String id = Rows.text(row, CAMPAIGN.ID);
        return new Campaign(
                id,
                Rows.text(row, CAMPAIGN.NAME),
                Rows.text(row, CAMPAIGN.SCOPE),
                Rows.text(row, CAMPAIGN.OPENED_BY),
                Rows.time(row, CAMPAIGN.OPENED_AT),
                LocalDate.parse(Rows.text(row, CAMPAIGN.DEADLINE)),
                ZoneId.of(Rows.text(row, CAMPAIGN.ZONE)),
                providers(id));
    }

    private List<CampaignProvider> providers(String campaign) {
        Map<Integer, List<Host>> sites = new HashMap<>();
        dsl.selectFrom(CAMPAIGN_SITE)
                .where(CAMPAIGN_SITE.CAMPAIGN.eq(campaign))
                .orderBy(CAMPAIGN_SITE.SITE)
                .forEach(row -> sites.computeIfAbsent(
                                Objects.requireNonNull(row.get(CAMPAIGN_SITE.PROVIDER)), _ -> new ArrayList<>())
                        .add(new Host(Rows.text(row, CAMPAIGN_SITE.SITE))));
        return dsl.selectFrom(CAMPAIGN_PROVIDER)
                .where(CAMPAIGN_PROVIDER.CAMPAIGN.eq(campaign))
                .orderBy(CAMPAIGN_PROVIDER.NUMBER)
                .fetch(row -> new CampaignProvider(
                        Rows.text(row, CAMPAIGN_PROVIDER.NAME),
                        sites.getOrDefault(Objects.requireNonNull(row.get(CAMPAIGN_PROVIDER.NUMBER)), List.of()),
                        published(row)));
    }

    private static Optional<PublishedCount> published(Record row) {
        OptionalLong value = Rows.maybe(row, CAMPAIGN_PROVIDER.PUBLISHED);
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(new PublishedCount(
                        value.getAsLong(), Precision.valueOf(Rows.text(row, CAMPAIGN_PROVIDER.PUBLISHED_AS))));
    }

    /**
     * Opens a campaign without providers.
     *
     * @param ids whose clock says when it is done
     * @throws RegistryException when there is one of that name
     */
    public Campaign open(String name, String scope, LocalDate deadline, ZoneId zone, String actor, Ids ids) {
        if (find(name).isPresent()) {
            throw new RegistryException(
                    "there is a campaign `%s` already: `colophon campaign add` adds providers to it, or choose another name"
                            .formatted(name));
        }
        String id = ids.next();
        dsl.insertInto(CAMPAIGN)
                .set(CAMPAIGN.ID, id)
                .set(CAMPAIGN.ORGANISATION, organisation.id())
                .set(CAMPAIGN.NAME, name)
                .set(CAMPAIGN.SCOPE, scope)
                .set(CAMPAIGN.OPENED_BY, actor)
                .set(CAMPAIGN.OPENED_AT, Ids.timeOf(id).toEpochMilli())
                .set(CAMPAIGN.DEADLINE, deadline.toString())
                .set(CAMPAIGN.ZONE, zone.getId())
                .execute();
        return get(name);
    }

    /**
     * Adds providers; one that is there by its name gets the sites that it lacks, and the published number instead of its own.
     *
     * @throws RegistryException when a site is another provider's
     */
    public Campaign add(String name, List<CampaignProvider> providers) {
        Campaign campaign = get(name);
        // Whoever adds to the same campaign at the same time waits here: numbers are given one after the other.
        dsl.update(CAMPAIGN)
                .set(CAMPAIGN.NAME, CAMPAIGN.NAME)
                .where(CAMPAIGN.ID.eq(campaign.id()))
                .execute();
        List<CampaignProvider> known = new ArrayList<>(providers(campaign.id()));
        for (CampaignProvider provider : providers) {
            int there = index(known, provider.name());
            if (there < 0) {
                known.add(new CampaignProvider(provider.name(), List.of(), Optional.empty()));
                there = known.size() - 1;
                dsl.insertInto(CAMPAIGN_PROVIDER)
                        .set(CAMPAIGN_PROVIDER.CAMPAIGN, campaign.id())
                        .set(CAMPAIGN_PROVIDER.NUMBER, there + 1)
                        .set(CAMPAIGN_PROVIDER.NAME, provider.name())
                        .execute();
            }
            int number = there + 1;
            provider.sites().forEach(site -> site(campaign, known, number, site));
            provider.published().ifPresent(published -> published(campaign, number, published));
        }
        return get(name);
    }

    private static int index(List<CampaignProvider> providers, String name) {
        return providers.stream().map(CampaignProvider::name).toList().indexOf(name);
    }

    private void site(Campaign campaign, List<CampaignProvider> known, int number, Host site) {
        int before = Optional.ofNullable(dsl.select(CAMPAIGN_SITE.PROVIDER)
                        .from(CAMPAIGN_SITE)
                        .where(CAMPAIGN_SITE.CAMPAIGN.eq(campaign.id()), CAMPAIGN_SITE.SITE.eq(site.name()))
                        .fetchOne(CAMPAIGN_SITE.PROVIDER))
                .orElse(0);
        if (before == number) {
            return;
        }
        if (before > 0) {
            throw new RegistryException("%s is a site of `%s` in this campaign already: one site is of one provider"
                    .formatted(site, known.get(before - 1).name()));
        }
        dsl.insertInto(CAMPAIGN_SITE)
                .set(CAMPAIGN_SITE.CAMPAIGN, campaign.id())
                .set(CAMPAIGN_SITE.SITE, site.name())
                .set(CAMPAIGN_SITE.PROVIDER, number)
                .execute();
    }

    private void published(Campaign campaign, int number, PublishedCount published) {
        dsl.update(CAMPAIGN_PROVIDER)
                .set(CAMPAIGN_PROVIDER.PUBLISHED, published.value())
                .set(CAMPAIGN_PROVIDER.PUBLISHED_AS, published.precision().name())
                .where(CAMPAIGN_PROVIDER.CAMPAIGN.eq(campaign.id()), CAMPAIGN_PROVIDER.NUMBER.eq(number))
                .execute();
    }
}
