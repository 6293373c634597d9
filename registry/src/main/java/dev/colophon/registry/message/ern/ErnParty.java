package dev.colophon.registry.message.ern;

import dev.colophon.registry.message.xml.MessageElement;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody whom a message names.
 *
 * @param role as the message has it
 */
record ErnParty(String name, Optional<String> isni, Optional<String> ipi, Optional<String> role) {

    /** From what a message says in the place itself, as 3.8 does, or in its list of parties, as 4.3 does. */
    static Optional<ErnParty> of(MessageElement element) {
        return element.first("PartyName", "FullName")
                .or(() -> element.first("PartyName", "FullNameIndexed"))
                .or(() -> element.first("PartyName", "KeyName"))
                .or(() -> element.first("FullName"))
                .or(() -> element.first("TradingName"))
                .map(name -> new ErnParty(
                        name,
                        element.first("PartyId", "ISNI")
                                .or(() -> element.path("PartyId")
                                        .filter(id -> id.attribute("IsISNI").equals(Optional.of("true")))
                                        .map(MessageElement::text)
                                        .findFirst()),
                        element.first("PartyId", "IpiNameNumber"),
                        Optional.empty()));
    }

    ErnParty as(Optional<String> other) {
        return new ErnParty(name, isni, ipi, other);
    }

    /** "Ada Example (MainArtist, ISNI 0000000121032683)". */
    String described() {
        String more = String.join(
                ", ",
                Stream.of(role, isni.map(id -> "ISNI " + id), ipi.map(id -> "IPI " + id))
                        .flatMap(Optional::stream)
                        .toList());
        return more.isEmpty() ? name : name + " (" + more + ")";
    }
}
