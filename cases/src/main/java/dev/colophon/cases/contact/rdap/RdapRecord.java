package dev.colophon.cases.contact.rdap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.MessageRefused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a registry's record of a domain or a network says of whom to write to (RFC 9083): the addresses of all entities, however
 * deep they are nested, for the entity for abuse usually stands in that of the registrar.
 *
 * @param addresses in the order of the record, none twice; at most 50
 * @param withheld whether it says that something in it is withheld (RFC 9537, or a remark)
 * @param related the record of the registrar, where this one is the registry's
 */
public record RdapRecord(List<Address> addresses, boolean withheld, Optional<String> related) {

    /** A record, in bytes. */
    public static final int LONGEST = 1 << 20;

    private static final int MOST = 50;
    private static final int MOST_ENTITIES = 500;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_URL = 2_000;

    /**
     * An address.
     *
     * @param form whether it is the URL of a form (RFC 8605); else of mail
     * @param roles of the entity and of those that it stands in, such as {@code abuse} and {@code registrar}, the inmost first
     * @param name of the entity, or of the nearest that has one; the empty string where none has
     */
    public record Address(String address, boolean form, List<String> roles, String name) {

        public Address {
            roles = List.copyOf(roles);
        }

        /** Whether it is for abuse. */
        public boolean isForAbuse() {
            return roles.contains("abuse");
        }
    }

    public RdapRecord {
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads a record.
     *
     * @throws IOException when it is no JSON object, longer than {@link #LONGEST} or nested deeper than 64; one line
     */
    public static RdapRecord of(byte[] json) throws IOException {
        JsonNode root = RdapJson.object(json, LONGEST);
        Walk walk = new Walk();
        walk.into(root, List.of(), "");
        return new RdapRecord(List.copyOf(walk.found.values()), walk.withheld || isRedacted(root), related(root));
    }

    private static boolean isRedacted(JsonNode root) {
        JsonNode redacted = root.path("redacted");
        return redacted.isArray() && !redacted.isEmpty();
    }

    private static Optional<String> related(JsonNode root) {
        for (JsonNode link : root.path("links")) {
            String url = link.path("href").asText();
            if (link.path("rel").asText().equals("related")
                    && link.path("type").asText().startsWith("application/rdap+json")
                    && url.length() <= LONGEST_URL) {
                return Optional.of(url);
            }
        }
        return Optional.empty();
    }

    /** One record, entity by entity. */
    private static final class Walk {

        private final Map<String, Address> found = new LinkedHashMap<>();
        private int entities;
        private boolean withheld;

        /** Depth is that of the JSON, which has a bound. */
        void into(JsonNode holder, List<String> rolesAbove, String nameAbove) {
            for (JsonNode entity : holder.path("entities")) {
                if (++entities > MOST_ENTITIES) {
                    return;
                }
                Set<String> roles = new LinkedHashSet<>();
                entity.path("roles").forEach(role -> roles.add(role.asText().toLowerCase(Locale.ROOT)));
                roles.addAll(rolesAbove);
                List<JsonNode> card = new ArrayList<>();
                entity.path("vcardArray").path(1).forEach(card::add);
                String own = name(card);
                String name = own.isEmpty() ? nameAbove : own;
                for (JsonNode property : card) {
                    address(property, List.copyOf(roles), name);
                }
                entity.path("remarks")
                        .forEach(remark -> saysWithheld(remark.path("title").asText()));
                into(entity, List.copyOf(roles), name);
            }
        }

        /** Of the organisation, else of the person. */
        private String name(List<JsonNode> card) {
            String organisation = "";
            String person = "";
            for (JsonNode property : card) {
                String value = property.path(3).asText().strip();
                saysWithheld(value);
                if (property.path(0).asText().equalsIgnoreCase("org")) {
                    organisation = value;
                } else if (property.path(0).asText().equalsIgnoreCase("fn")) {
                    person = value;
                }
            }
            String name = organisation.isEmpty() ? person : organisation;
            return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        }

        private void saysWithheld(String text) {
            withheld |= text.toLowerCase(Locale.ROOT).startsWith("redacted");
        }

        private void address(JsonNode property, List<String> roles, String name) {
            String value = property.path(3).asText().strip();
            Optional<String> address = switch (property.path(0).asText().toLowerCase(Locale.ROOT)) {
                case "email" -> mail(value);
                case "contact-uri" -> uri(value);
                default -> Optional.empty();
            };
            if (address.isPresent() && found.size() < MOST) {
                Address one = new Address(address.get(), address.get().startsWith("https://"), roles, name);
                found.merge(one.address(), one, (old, now) -> !old.isForAbuse() && now.isForAbuse() ? now : old);
            }
        }

        private static Optional<String> uri(String value) {
            if (value.regionMatches(true, 0, "mailto:", 0, "mailto:".length())) {
                return mail(value.substring("mailto:".length()));
            }
            return value.startsWith("https://") && value.length() <= LONGEST_URL
                    ? Optional.of(value)
                    : Optional.empty();
        }

        private static Optional<String> mail(String value) {
            try {
                return Optional.of(MailAddress.of(value).toString().toLowerCase(Locale.ROOT));
            } catch (MessageRefused _) { // such as "Please query the RDDS service of the registrar"
                return Optional.empty();
            }
        }
    }
}
