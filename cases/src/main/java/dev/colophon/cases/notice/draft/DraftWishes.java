package dev.colophon.cases.notice.draft;

import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.NoticeContent.Measure;
import dev.colophon.cases.message.NoticeContent.Statement;
import dev.colophon.registry.work.WrittenText;
import java.util.Optional;
import java.util.Set;

/**
 * What the person who drafts a notice says.
 *
 * @param language of the notice (BCP 47)
 * @param provider whom it goes to
 * @param agent who notifies in the owner's name; empty: the owner
 * @param statements what they declare; nothing is declared for them
 * @param signature their name, typed, or the seal named
 * @param facts why it is an infringement; empty: what was found is said
 * @param requirement what is asked for; empty: what the law lets one ask for
 */
public record DraftWishes(
        String language,
        NoticeContent.Provider provider,
        Optional<DraftAgent> agent,
        Measure measure,
        Set<Statement> statements,
        Optional<String> signature,
        Optional<String> facts,
        Optional<String> requirement) {

    private static final int LONGEST_SIGNATURE = 500;
    private static final int LONGEST_WORDS = 20_000;

    /** @throws dev.colophon.registry.work.RegistryException when there is nothing to be seen of what they say, or something of it cannot be seen */
    public DraftWishes {
        statements = Set.copyOf(statements);
        signature = signature.map(name -> WrittenText.line("signature", name, LONGEST_SIGNATURE));
        facts = facts.map(words -> WrittenText.lines("text of --facts", words, LONGEST_WORDS));
        requirement = requirement.map(words -> WrittenText.lines("text of --ask", words, LONGEST_WORDS));
    }
}
