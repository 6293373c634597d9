package dev.colophon.cases.contact.rdap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.http.guard.AddressPrefix;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which server has the record of a domain or an address (RFC 9224). The lists are published by IANA and change: they are data with
 * a date, no part of this program.
 */
public final class RdapServers {

    /** A list, in bytes; that of domains has 150,000. */
    public static final int LONGEST = 4 << 20;

    private static final int LONGEST_URL = 500;

    private final Map<String, String> domains = new HashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private String published = "";

    private record Block(AddressPrefix prefix, String base) {}

    private RdapServers() {}

    /**
     * Of the three lists.
     *
     * @throws IOException when one of them is no such list; the message is one line
     */
    public static RdapServers of(byte[] dns, byte[] ipv4, byte[] ipv6) throws IOException {
        RdapServers all = new RdapServers();
        all.read(dns, (entry, base) -> all.domains.put(entry.toLowerCase(Locale.ROOT), base));
        all.read(ipv4, (entry, base) -> all.blocks.add(new Block(AddressPrefix.parse(entry), base)));
        all.read(ipv6, (entry, base) -> all.blocks.add(new Block(AddressPrefix.parse(entry), base)));
        return all;
    }

    /** When the oldest of the lists was published, as it says itself. */
    public String published() {
        return published;
    }

    private interface Entries {
        void add(String entry, String base);
    }

    private void read(byte[] list, Entries entries) throws IOException {
        JsonNode root = RdapJson.object(list, LONGEST);
        if (!root.path("services").isArray()) {
            throw new IOException("it is no list of RDAP servers (RFC 9224)");
        }
        String date = root.path("publication").asText();
        published = published.isEmpty() || date.compareTo(published) < 0 ? date : published;
        for (JsonNode service : root.path("services")) {
            Optional<String> base = base(service.path(1));
            for (JsonNode entry : service.path(0)) {
                try {
                    base.ifPresent(server -> entries.add(entry.asText(), server));
                } catch (IllegalArgumentException e) {
                    throw new IOException("a list of RDAP servers has an entry that is none", e);
                }
            }
        }
    }

    /** One over TLS where there is one. */
    private static Optional<String> base(JsonNode bases) {
        List<String> urls = new ArrayList<>();
        bases.forEach(base -> urls.add(base.asText()));
        return urls.stream()
                .filter(url -> url.startsWith("http") && url.length() <= LONGEST_URL)
                .max(Comparator.comparing(url -> url.startsWith("https:")))
                .map(url -> url.endsWith("/") ? url : url + "/");
    }

    /**
     * The URL of the record of a domain; empty where no server is known. The longest name that fits counts.
     *
     * @param name in its ASCII form
     */
    public Optional<String> domain(String name) {
        String rest = name.toLowerCase(Locale.ROOT);
        while (!rest.isEmpty()) {
            String base = domains.get(rest);
            if (base != null) {
                return Optional.of(base + "domain/" + name);
            }
            int dot = rest.indexOf('.');
            rest = dot < 0 ? "" : rest.substring(dot + 1);
        }
        return Optional.empty();
    }

    /** The URL of the record of an address; empty where no server is known. The longest block that fits counts. */
    public Optional<String> address(InetAddress address) {
        return blocks.stream()
                .filter(block -> block.prefix().contains(address))
                .max(Comparator.comparingInt(block -> block.prefix().bits()))
                .map(block -> block.base() + "ip/" + address.getHostAddress());
    }
}
