package dev.colophon.registry.licence;

import dev.colophon.registry.work.Host;
import java.util.List;
import java.util.stream.Collectors;

/** Who is licensed. */
public sealed interface Licensee {

    /** The hosts that may show the work, with those under them; none of anyone. */
    List<Host> hosts();

    /** Hosts that are named. */
    record AtHosts(List<Host> hosts) implements Licensee {

        public AtHosts {
            hosts = List.copyOf(hosts);
        }

        @Override
        public String toString() {
            return hosts.stream().map(Host::name).collect(Collectors.joining(", "));
        }
    }

    /**
     * Who answers for a site.
     *
     * @param site by which the operator was named
     * @param hosts the sites that the operator had when the licence was granted
     */
    record OfOperator(String site, List<Host> hosts) implements Licensee {

        public OfOperator {
            hosts = List.copyOf(hosts);
        }

        @Override
        public String toString() {
            return "the operator of " + site;
        }
    }

    /** Everybody, at any place. */
    record Anyone() implements Licensee {

        @Override
        public List<Host> hosts() {
            return List.of();
        }

        @Override
        public String toString() {
            return "anyone";
        }
    }
}
