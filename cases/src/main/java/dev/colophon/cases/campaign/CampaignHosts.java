package dev.colophon.cases.campaign;

import dev.colophon.registry.work.Host;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which provider of a campaign a host is of: that of the longest of its sites under which the host is. */
final class CampaignHosts {

    private final Map<String, Integer> providers = new HashMap<>();

    CampaignHosts(List<CampaignProvider> campaign) {
        for (int i = 0; i < campaign.size(); i++) {
            int provider = i;
            campaign.get(i).sites().forEach(site -> providers.put(site.name(), provider));
        }
    }

    /** Its index in the campaign, with whatever port; empty when it is of none. */
    Optional<Integer> provider(String authority) {
        String host = Host.withoutPort(authority);
        String name = host;
        while (true) {
            Integer provider = providers.get(name);
            if (provider != null) {
                return Optional.of(provider);
            }
            int dot = name.indexOf('.');
            if (dot < 0 || isAddress(host)) {
                return Optional.empty();
            }
            name = name.substring(dot + 1);
        }
    }

    private static boolean isAddress(String host) {
        return host.startsWith("[") || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }
}
