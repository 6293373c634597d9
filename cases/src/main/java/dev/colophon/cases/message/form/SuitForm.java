package dev.colophon.cases.message.form;

import dev.colophon.cases.message.form.NoticeDocument.Entry;
import dev.colophon.cases.message.form.NoticeDocument.Section;
import dev.colophon.cases.message.form.NoticeDocument.Words;
import dev.colophon.evidence.messages.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What tells a recipient that the owner has filed an action or made a complaint after a counter-notice, so that nothing comes back. */
public final class SuitForm {

    private SuitForm() {}

    /**
     * What was filed.
     *
     * @param action whether it is an action at a court; else a complaint to an authority
     * @param body that court or authority
     * @param docket the number under which it is known there
     * @param day on which it was filed (ISO 8601)
     * @param document the name of the file that shows it; the empty string where none is attached
     */
    public record Filed(boolean action, String body, String docket, String day, String document) {

        private String kind() {
            return action ? "SUIT_PROVED" : "COMPLAINT_PROVED";
        }
    }

    /**
     * The letter.
     *
     * @param corrects what the recipient was told before, where this replaces it
     * @param article of the law by which the content stays removed
     * @param seeksOrder whether the law asks for an action that seeks an order against the user
     */
    public static NoticeDocument of(
            RetractionForm.Said notice,
            Filed filed,
            Optional<Filed> corrects,
            String article,
            boolean seeksOrder,
            Language language) {
        List<Entry> what = new ArrayList<>();
        corrects.ifPresent(before -> what.add(new Words(language.say(
                "notice.suit.corrects",
                language.say("notice.suit." + before.kind(), before.body(), before.docket(), before.day())))));
        what.add(new Words(language.say(
                "notice.suit.said." + filed.kind(),
                notice.number(),
                notice.owner(),
                notice.recipient(),
                notice.sent().toString(),
                filed.body(),
                filed.docket(),
                filed.day(),
                notice.sender(language))));
        if (seeksOrder) {
            what.add(new Words(language.say("notice.suit.order")));
        }
        what.add(new Words(
                filed.document().isEmpty()
                        ? language.say("notice.suit.unshown", notice.owner())
                        : language.say("notice.suit.shown", filed.document())));
        String title = language.say("notice.suit.title." + filed.kind(), notice.number());
        return new NoticeDocument(
                language.tag(),
                corrects.isPresent() ? language.say("notice.suit.correction", title) : title,
                List.of(
                        new Section(language.say("notice.suit.what"), what),
                        Section.of(
                                language.say("notice.suit.asked"), new Words(language.say("notice.suit.ask", article))),
                        new Section(
                                language.say("notice.retraction.named"),
                                RetractionForm.named(notice.items(), language))));
    }
}
