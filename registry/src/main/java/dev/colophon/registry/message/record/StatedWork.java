package dev.colophon.registry.message.record;

import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.WorkDetails;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is said of a work. Nothing of it has to be there: a partial update says only what is new.
 *
 * @param owner name of the party that owns it, or its id
 * @param origin what the record is called, and by whom: who says nothing of the owner means the work that came with it
 */
public record StatedWork(
        Optional<String> owner,
        Optional<String> title,
        Optional<Policy> policy,
        List<Host> authorisedHosts,
        DescriptiveMetadata metadata,
        Optional<StatedField> origin) {

    public StatedWork {
        authorisedHosts = List.copyOf(authorisedHosts);
    }

    /** The same, and whose it is when it does not say so itself: no one speaks of the works of others. */
    public StatedWork orOwnedBy(Supplier<Optional<String>> other) {
        return new StatedWork(owner.or(other), title, policy, authorisedHosts, metadata, origin);
    }

    /** The same of a work of this owner. */
    public WorkDetails of(String ownerId) {
        return new WorkDetails(ownerId, title, policy, authorisedHosts, metadata);
    }
}
