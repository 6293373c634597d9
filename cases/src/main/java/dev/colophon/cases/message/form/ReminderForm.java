package dev.colophon.cases.message.form;

import dev.colophon.cases.message.form.NoticeDocument.Section;
import dev.colophon.cases.message.form.NoticeDocument.Words;
import dev.colophon.evidence.messages.Language;
import java.util.List;

/** What is sent to a recipient who has not answered a notice in time: that it stands, and what it named. It claims nothing new. */
public final class ReminderForm {

    private ReminderForm() {}

    /**
     * The letter.
     *
     * @param article of the law by which the recipient acts
     */
    public static NoticeDocument of(RetractionForm.Said notice, String article, Language language) {
        return new NoticeDocument(
                language.tag(),
                language.say("notice.reminder.title", notice.number()),
                List.of(
                        Section.of(
                                language.say("notice.reminder.what"),
                                new Words(language.say(
                                        "notice.reminder.said",
                                        notice.number(),
                                        notice.sender(language),
                                        notice.recipient(),
                                        notice.sent().toString()))),
                        Section.of(
                                language.say("notice.reminder.asked"),
                                new Words(language.say("notice.reminder.ask", article))),
                        new Section(
                                language.say("notice.retraction.named"),
                                RetractionForm.named(notice.items(), language))));
    }
}
