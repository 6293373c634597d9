package dev.colophon.service.source;

import dev.colophon.crawl.source.MissedAddress;
import java.util.List;

/**
 * A page of the addresses of which nothing was had, or that may not be asked for.
 *
 * @param addresses by their names
 * @param unvisited how many addresses were not asked for yet: of them nothing is known
 */
public record MissedAddresses(List<MissedAddress> addresses, int unvisited) {

    public MissedAddresses {
        addresses = List.copyOf(addresses);
    }
}
