package dev.colophon.demo.network.scoring;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The answer key of the network.
 *
 * @param copies what nobody allowed
 * @param lawful what the owner or the law allows
 * @param hosts all sites, by host name
 * @param operators the sites of each operator; a site in none of them stands alone
 * @param closedHosts sites that forbid everything and must be left alone
 * @param baits copies and pages that robots.txt forbids
 * @param pages how many pages there are, traps not counted
 * @param media URLs of media, copies and baits included
 */
public record NetworkKey(
        List<PlantedCopy> copies,
        List<PlantedCopy> lawful,
        Set<String> hosts,
        List<Set<String>> operators,
        Set<String> closedHosts,
        Set<String> baits,
        int pages,
        Set<String> media) {

    public NetworkKey {
        copies = List.copyOf(copies);
        lawful = List.copyOf(lawful);
        hosts = Set.copyOf(hosts);
        operators = List.copyOf(operators);
        closedHosts = Set.copyOf(closedHosts);
        baits = Set.copyOf(baits);
        media = Set.copyOf(media);
    }

    /** What was planted at a URL; a URL of an archive may be followed by {@code !/} and an entry. */
    public Optional<PlantedCopy> at(String url) {
        return all().filter(copy -> copy.isAt(url)).findFirst();
    }

    /** Copies that nobody allowed, then lawful ones. */
    public Stream<PlantedCopy> all() {
        return Stream.concat(copies.stream(), lawful.stream());
    }
}
