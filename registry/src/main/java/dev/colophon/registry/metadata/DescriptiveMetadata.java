package dev.colophon.registry.metadata;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is said of a work beside title, owner, policy and hosts.
 *
 * @param withdrawn what a person took away, by the names of {@code EditedDetails}: tags do not say it again
 */
public record DescriptiveMetadata(List<StatedIdentifier> identifiers, List<StatedField> fields, Set<String> withdrawn) {

    public static final DescriptiveMetadata NONE = new DescriptiveMetadata(List.of(), List.of());

    public DescriptiveMetadata {
        identifiers = List.copyOf(identifiers);
        fields = List.copyOf(fields);
        withdrawn = Set.copyOf(withdrawn);
    }

    /** Of which nothing was taken away. */
    public DescriptiveMetadata(List<StatedIdentifier> identifiers, List<StatedField> fields) {
        this(identifiers, fields, Set.of());
    }

    /** Whether nothing is said. */
    public boolean isEmpty() {
        return identifiers.isEmpty() && fields.isEmpty();
    }

    /** This and what is said besides. */
    public DescriptiveMetadata with(DescriptiveMetadata other) {
        Set<String> all = new TreeSet<>(withdrawn);
        all.addAll(other.withdrawn);
        return new DescriptiveMetadata(
                Stream.concat(identifiers.stream(), other.identifiers.stream()).toList(),
                Stream.concat(fields.stream(), other.fields.stream()).toList(),
                all);
    }

    /** The same without what was taken away. */
    public DescriptiveMetadata withdrawing(Set<String> details) {
        return new DescriptiveMetadata(identifiers, fields, details);
    }
}
