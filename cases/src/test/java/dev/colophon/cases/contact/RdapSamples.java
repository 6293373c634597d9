package dev.colophon.cases.contact;

/** Records as registries give them, shortened. */
public final class RdapSamples {

    private RdapSamples() {}

    /**
     * Of a domain: the registrant is hidden, the address for abuse stands in the registrar's entity.
     *
     * @param related the registrar's record; empty: none is named
     */
    public static String domain(String abuse, String related) {
        String link = related.isEmpty()
                ? ""
                : "{\"rel\": \"related\", \"type\": \"application/rdap+json\", \"href\": \"%s\"},".formatted(related);
        return """
                {"objectClassName": "domain", "ldhName": "PIRATE.EXAMPLE",
                 "links": [%s {"rel": "self", "type": "application/rdap+json", "href": "https://rdap.example/self"}],
                 "redacted": [{"name": {"description": "Registrant Email"}, "method": "emptyValue"}],
                 "entities": [
                   {"objectClassName": "entity", "roles": ["registrant"],
                    "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", ""], ["email", {}, "text", ""]]]},
                   {"objectClassName": "entity", "handle": "9999", "roles": ["registrar"],
                    "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "Registrar Example Inc."]]],
                    "entities": [{"objectClassName": "entity", "roles": ["abuse"],
                      "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", ""],
                        ["tel", {"type": "voice"}, "uri", "tel:+1.5550100"], ["email", {}, "text", "%s"]]]}]}]}""".formatted(link, abuse);
    }

    /** Of a network: the address for abuse stands in the entity of its holder. */
    public static String network(String abuse) {
        return """
                {"objectClassName": "ip network", "startAddress": "127.0.0.0", "endAddress": "127.255.255.255",
                 "entities": [
                   {"objectClassName": "entity", "roles": ["registrant"],
                    "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "Hosting Example"]]],
                    "entities": [{"objectClassName": "entity", "roles": ["abuse"],
                      "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["email", {}, "text", "%s"]]]}]},
                   {"objectClassName": "entity", "roles": ["technical"],
                    "vcardArray": ["vcard", [["email", {}, "text", "noc@hosting.example"]]]}]}""".formatted(abuse);
    }
}
