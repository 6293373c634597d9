package dev.colophon.registry.metadata;

import java.util.List;
import java.util.stream.Stream;

/** What is said of a work beside title, owner, policy and hosts. */
public record DescriptiveMetadata(List<StatedIdentifier> identifiers, List<StatedField> fields) {

    public static final DescriptiveMetadata NONE = new DescriptiveMetadata(List.of(), List.of());

    public DescriptiveMetadata {
        identifiers = List.copyOf(identifiers);
        fields = List.copyOf(fields);
    }

    public boolean isEmpty() {
        return identifiers.isEmpty() && fields.isEmpty();
    }

    /** This and what is said besides. */
    public DescriptiveMetadata with(DescriptiveMetadata other) {
        return new DescriptiveMetadata(
                Stream.concat(identifiers.stream(), other.identifiers.stream()).toList(),
                Stream.concat(fields.stream(), other.fields.stream()).toList());
    }
}
