package dev.colophon.service.json.work;

import dev.colophon.registry.identifier.IdentifierCheck;
import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.StatedBy;
import java.util.List;

/** What is said of a work, and who says it; the schemas are in {@code work.schema.json}. */
public final class StatedView {

    private StatedView() {}

    /** What a work is called elsewhere. */
    public record IdentifierView(
            IdentifierScheme scheme, String value, String given, IdentifierCheck check, StatedBy statedBy) {}

    /** What else is said. */
    public record FieldView(String name, String content, StatedBy statedBy) {}

    static List<IdentifierView> identifiers(DescriptiveMetadata metadata) {
        return metadata.identifiers().stream()
                .map(stated -> new IdentifierView(
                        stated.identifier().scheme(),
                        stated.identifier().printed(),
                        stated.identifier().given(),
                        stated.identifier().check(),
                        stated.by()))
                .toList();
    }

    static List<FieldView> fields(DescriptiveMetadata metadata) {
        return metadata.fields().stream()
                .map(field -> new FieldView(field.name(), field.content(), field.by()))
                .toList();
    }
}
