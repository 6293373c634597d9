package dev.colophon.cases.message.form;

import dev.colophon.cases.message.form.NoticeDocument.Entry;
import dev.colophon.cases.message.form.NoticeDocument.Field;
import dev.colophon.cases.message.form.NoticeDocument.Numbered;
import dev.colophon.cases.message.form.NoticeDocument.Section;
import dev.colophon.cases.message.form.NoticeDocument.Words;
import dev.colophon.evidence.messages.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is sent when a notice is taken back: that it is, why, and that what it led to be undone. */
public final class RetractionForm {

    private RetractionForm() {}

    /**
     * What the notice said.
     *
     * @param number such as {@code N-17}
     * @param owner in whose name it was sent
     * @param agent who sent it in that name; empty: the owner did
     * @param recipient whom it went to
     * @param sent on which day
     * @param items what it named
     */
    public record Said(
            String number, String owner, Optional<String> agent, String recipient, LocalDate sent, List<Named> items) {

        public Said {
            items = List.copyOf(items);
        }

        /** Who sent it, as the notice itself names them. */
        String sender(Language language) {
            return agent.map(name -> language.say("notice.letter.agent", name, owner))
                    .orElse(owner);
        }
    }

    /** A copy that it named. */
    public record Named(String work, String address) {}

    /**
     * The letter.
     *
     * @param reason in words of the person who takes it back
     * @param standing numbers of other notices to the same recipient that name some of the same copies and stand
     */
    public static NoticeDocument of(Said notice, String reason, List<String> standing, Language language) {
        return new NoticeDocument(
                language.tag(),
                language.say("notice.retraction.title", notice.number()),
                List.of(
                        Section.of(
                                language.say("notice.retraction.what"),
                                new Words(language.say(
                                        "notice.retraction.said",
                                        notice.number(),
                                        notice.sender(language),
                                        notice.recipient(),
                                        notice.sent().toString(),
                                        notice.owner()))),
                        Section.of(
                                language.say("notice.retraction.asked"),
                                new Words(
                                        standing.isEmpty()
                                                ? language.say("notice.retraction.ask")
                                                : language.say(
                                                        "notice.retraction.ask-but",
                                                        String.join(", ", standing),
                                                        language.say("notice.retraction.ask")))),
                        Section.of(language.say("notice.retraction.reason"), new Words(reason)),
                        new Section(language.say("notice.retraction.named"), named(notice.items(), language))));
    }

    /** The copies that a notice named, one after the other. */
    static List<Entry> named(List<Named> items, Language language) {
        return IntStream.range(0, items.size())
                .<Entry>mapToObj(i -> new Numbered(
                        i + 1,
                        List.of(
                                new Field(
                                        language.say("notice.retraction.work"),
                                        items.get(i).work()),
                                new Field(
                                        language.say("notice.retraction.address"),
                                        items.get(i).address()))))
                .toList();
    }
}
