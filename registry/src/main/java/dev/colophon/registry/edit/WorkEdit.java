package dev.colophon.registry.edit;

import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a person sets of a work; the rest stays as it is.
 *
 * @param owner name of a party, or its id
 * @param authorised hosts that may show it from now on
 * @param unauthorised hosts that may no more
 * @param identifiers that it has
 * @param notIdentifiers that it has not, whatever lists and tags say
 * @param fields what is said under a name; blank says nothing any more
 */
public record WorkEdit(
        Optional<String> title,
        Optional<String> owner,
        Optional<Policy> policy,
        List<Host> authorised,
        List<Host> unauthorised,
        List<Identifier> identifiers,
        List<Identifier> notIdentifiers,
        Map<String, String> fields) {

    public WorkEdit {
        authorised = List.copyOf(authorised);
        unauthorised = List.copyOf(unauthorised);
        identifiers = List.copyOf(identifiers);
        notIdentifiers = List.copyOf(notIdentifiers);
        fields = new TreeMap<>(fields);
    }

    /** Whether it sets nothing. */
    public boolean isEmpty() {
        return title.isEmpty()
                && owner.isEmpty()
                && policy.isEmpty()
                && authorised.isEmpty()
                && unauthorised.isEmpty()
                && identifiers.isEmpty()
                && notIdentifiers.isEmpty()
                && fields.isEmpty();
    }
}
