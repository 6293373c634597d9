package dev.colophon.registry.work;

import dev.colophon.fingerprint.text.Trick;
import dev.colophon.registry.history.EditedDetails;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.store.Sanitiser;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
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

    /** What a file calls itself is longer only where that is a description. */
    private static final int LONGEST_SAID = 200;

    /** @throws RegistryException when owner or title is blank or too long, or something of the owner cannot be seen */
    public WorkDetails {
        owner = WrittenText.line("owner", owner, LONGEST_OWNER);
        title = title.map(WorkDetails::title);
        authorisedHosts = List.copyOf(authorisedHosts);
    }

    /** What decoders write where bytes are none of the encoding: nobody means it. */
    private static final char UNREADABLE = '\uFFFD';

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
     * A title of what a file says of itself, which may be a whole description: where that is long, its first sentence, else the words
     * that fit, with a sign that it goes on.
     */
    public static String titleOf(String said) {
        String text = Sanitiser.clean(WrittenText.inOneLine(said)).strip();
        if (text.length() <= LONGEST_SAID) {
            return text;
        }
        int sentence = end(BreakIterator.getSentenceInstance(Locale.ROOT), text, LONGEST_SAID);
        if (sentence > 0) {
            return text.substring(0, sentence).strip();
        }
        int word = end(BreakIterator.getWordInstance(Locale.ROOT), text, LONGEST_SAID - 1);
        int cut = word > 0 ? word : end(BreakIterator.getCharacterInstance(Locale.ROOT), text, LONGEST_SAID - 1);
        return text.substring(0, cut).strip() + "…";
    }

    /** Where the last whole one ends that fits; 0 where none does. */
    private static int end(BreakIterator breaks, String text, int longest) {
        breaks.setText(text);
        return Math.max(0, breaks.preceding(longest + 1));
    }

    /**
     * Text without blanks around it and what databases refuse.
     *
     * @throws RegistryException when it is blank, too long, or was written in another encoding than it was read in
     */
    public static String checked(String what, String text, int longest) {
        String clean = Sanitiser.clean(text).strip();
        if (clean.codePoints().noneMatch(WorkDetails::isSeen)) {
            throw new RegistryException("the %s is blank: give a name".formatted(what));
        }
        if (clean.indexOf(UNREADABLE) >= 0) {
            throw new RegistryException(
                    "the %s has a character that cannot be read (U+FFFD): write it in UTF-8".formatted(what));
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
