package dev.colophon.registry.work;

import dev.colophon.fingerprint.text.Trick;
import dev.colophon.registry.history.EditedDetails;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.store.Sanitiser;
import java.util.List;
import java.util.Optional;

/**
 * What an owner says about files that are to be registered.
 *
 * @param owner name of the party that owns them, or its id
 * @param title of the work that the files belong to; without it each new file is a work, titled by its tags or else its file name
 * @param policy without it a new work blocks access and a work that is there keeps its own
 * @param authorisedHosts added to those that the work has
 * @param metadata whose identifiers are added to those that the work has
 */
public record WorkDetails(
        String owner,
        Optional<String> title,
        Optional<Policy> policy,
        List<Host> authorisedHosts,
        DescriptiveMetadata metadata) {

    public static final int LONGEST_OWNER = 500;
    public static final int LONGEST_TITLE = 1000;

    /** @throws RegistryException when owner or title is blank or too long, or something of the owner cannot be seen */
    public WorkDetails {
        owner = WrittenText.line("owner", owner, LONGEST_OWNER);
        title = title.map(WorkDetails::title);
        authorisedHosts = List.copyOf(authorisedHosts);
    }

    /** A letter of Braille without a dot, which is no space. */
    private static final int BRAILLE_BLANK = 0x2800;

    /** Details without more about the works. */
    public WorkDetails(String owner, Optional<String> title, Optional<Policy> policy, List<Host> authorisedHosts) {
        this(owner, title, policy, authorisedHosts, DescriptiveMetadata.NONE);
    }

    /** Without what a person has edited of the work. */
    public WorkDetails unedited(EditedDetails edited) {
        return new WorkDetails(
                owner,
                title.filter(_ -> !edited.has(EditedDetails.TITLE)),
                policy.filter(_ -> !edited.has(EditedDetails.POLICY)),
                authorisedHosts.stream()
                        .filter(host -> !edited.has(EditedDetails.host(host.name())))
                        .toList(),
                edited.unedited(metadata));
    }

    /**
     * A title in one line, with a blank where it had a line break or a tab.
     *
     * @throws RegistryException when it is blank or too long
     */
    public static String title(String text) {
        return checked("title", WrittenText.inOneLine(text), LONGEST_TITLE);
    }

    /**
     * Text without blanks around it and what databases refuse.
     *
     * @throws RegistryException when it is blank or too long
     */
    public static String checked(String what, String text, int longest) {
        String clean = Sanitiser.clean(text).strip();
        if (clean.codePoints().noneMatch(WorkDetails::isSeen)) {
            throw new RegistryException("the %s is blank: give a name".formatted(what));
        }
        if (clean.length() > longest) {
            throw new RegistryException("the %s has %d characters: at most %d are kept, shorten it"
                    .formatted(what, clean.length(), longest));
        }
        return clean;
    }

    /** Whether a reader sees something where this code point stands. */
    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> point != BRAILLE_BLANK && !Trick.isInvisible(point);
        };
    }
}
