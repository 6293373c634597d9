package dev.colophon.cases.message.mail;

import dev.colophon.cases.message.acns.AcnsWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a notice's mail says, to people and to machines. */
public final class MailText {

    private static final String RULE = "\n" + "-".repeat(72) + "\n\n";

    private MailText() {}

    /**
     * The text for people, then the ACNS notices, because what providers read mail with cuts the element {@code Infringement} out
     * of the text.
     *
     * @param acns documents as {@link AcnsWriter#document} writes them
     */
    public static String of(String text, List<String> acns) {
        return Stream.concat(Stream.of(text), acns.stream().map(AcnsWriter::elementOf))
                .collect(Collectors.joining(RULE));
    }
}
