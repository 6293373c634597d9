package dev.colophon.media.document;

import dev.colophon.media.file.FileType;
import dev.colophon.media.tag.Tags;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tika.metadata.DublinCore;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** Tags of documents, as Tika names them. In the child process only. */
final class DocumentTags {

    /** So much of the text is read, for formats that keep their tags behind it. */
    private static final int CHARACTERS = 100_000;

    private static final Pattern ISBN = Pattern.compile("(?i)^(?:urn:)?isbn:?\\s*");

    private static final List<String> OF_RIGHTS =
            List.of("cc:license", "xmpRights:Marked", "xmpRights:UsageTerms", "xmpRights:WebStatement");

    private DocumentTags() {}

    /** The tags of a file; none when it cannot be read. */
    static Tags of(FileType type, Path file) throws IOException {
        Metadata metadata = new Metadata();
        DocumentText.write(type, file, CHARACTERS, Writer.nullWriter(), metadata);
        return new Tags(
                Tags.first(values(metadata, TikaCoreProperties.TITLE.getName())),
                values(metadata, TikaCoreProperties.CREATOR.getName()).toList(),
                List.of(),
                values(metadata, TikaCoreProperties.IDENTIFIER.getName())
                        .filter(text -> ISBN.matcher(text).find())
                        .map(text -> ISBN.matcher(text).replaceFirst(""))
                        .toList(),
                Tags.first(values(metadata, TikaCoreProperties.RIGHTS.getName())),
                Tags.first(Stream.concat(
                        values(metadata, DublinCore.DATE.getName()),
                        values(metadata, TikaCoreProperties.CREATED.getName()))),
                OF_RIGHTS.stream()
                        .collect(Collectors.toMap(
                                name -> name, name -> values(metadata, name).toList())));
    }

    private static Stream<String> values(Metadata metadata, String name) {
        return Arrays.stream(metadata.getValues(name));
    }
}
