package dev.colophon.registry.metadata;

import dev.colophon.media.tag.Tags;
import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.registry.identifier.InvalidIdentifierException;
import java.util.ArrayList;
import java.util.List;

/** What tags in a file say of the work in it. */
public final class FileTags {

    private FileTags() {}

    /** As what the file says; identifiers that are none are left out. */
    public static DescriptiveMetadata of(Tags tags) {
        List<StatedIdentifier> identifiers = new ArrayList<>();
        tags.isrcs().forEach(text -> add(IdentifierScheme.ISRC, text, identifiers));
        tags.isbns().forEach(text -> add(IdentifierScheme.ISBN, text, identifiers));
        List<StatedField> fields = new ArrayList<>();
        if (!tags.creators().isEmpty()) {
            fields.add(said(StatedField.CREATOR, String.join("; ", tags.creators())));
        }
        tags.copyright().ifPresent(text -> fields.add(said(StatedField.COPYRIGHT, text)));
        tags.date().ifPresent(text -> fields.add(said(StatedField.DATE, text)));
        return new DescriptiveMetadata(identifiers, fields);
    }

    private static void add(IdentifierScheme scheme, String text, List<StatedIdentifier> to) {
        try {
            to.add(new StatedIdentifier(Identifier.parse(scheme, text), StatedBy.FILE));
        } catch (InvalidIdentifierException e) {
            // Nobody asked for it: tags hold anything.
        }
    }

    private static StatedField said(String name, String content) {
        return new StatedField(name, content, StatedBy.FILE);
    }
}
