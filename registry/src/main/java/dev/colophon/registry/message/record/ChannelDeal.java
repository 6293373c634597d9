package dev.colophon.registry.message.record;

import java.util.List;
import java.util.Optional;

/**
 * What the sender of a message grants to a channel for a work, in the words of the message.
 *
 * @param sender of the message; blank when it does not name itself
 * @param channel whom it is granted to
 * @param addresses where that shows works, as far as the message says
 * @param territories none: all
 * @param excluded of these
 * @param from a day or a moment; empty: since ever
 * @param to the same; empty: for ever
 * @param takenDown whether it says that the channel may show the work no more
 * @param words all of it
 */
public record ChannelDeal(
        String sender,
        String channel,
        List<String> addresses,
        List<String> territories,
        List<String> excluded,
        Optional<String> from,
        Optional<String> to,
        boolean takenDown,
        String words) {

    public ChannelDeal {
        addresses = List.copyOf(addresses);
        territories = List.copyOf(territories);
        excluded = List.copyOf(excluded);
    }
}
