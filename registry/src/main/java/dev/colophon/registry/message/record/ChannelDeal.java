package dev.colophon.registry.message.record;

import dev.colophon.registry.licence.term.LicensedUse;
import java.util.List;
import java.util.Set;

/**
 * What the sender of a message grants to a channel for a work.
 *
 * @param channel whom it is granted to
 * @param addresses where that shows works, as far as the message says
 * @param uses as far as a page can show them
 * @param territories none: all
 * @param excluded of these
 * @param takenDown whether it says that the channel may show the work no more
 * @param unclear words whose meaning is not known here; none: it grants what it says
 * @param words all of it
 */
public record ChannelDeal(
        String channel,
        List<String> addresses,
        Set<LicensedUse> uses,
        List<String> territories,
        List<String> excluded,
        StatedPeriod period,
        boolean takenDown,
        List<String> unclear,
        String words) {

    public ChannelDeal {
        addresses = List.copyOf(addresses);
        uses = Set.copyOf(uses);
        territories = List.copyOf(territories);
        excluded = List.copyOf(excluded);
        unclear = List.copyOf(unclear);
    }
}
