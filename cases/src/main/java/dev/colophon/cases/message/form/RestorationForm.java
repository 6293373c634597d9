package dev.colophon.cases.message.form;

import dev.colophon.cases.message.NoticeContent;

/** What is sent with a notice so that whoever is accused can answer in the form that their law knows. */
public final class RestorationForm {

    private RestorationForm() {}

    /** The Chinese model form of the user's explanation, with the copies of this notice; what only the user knows is left blank. */
    public static NoticeDocument of(NoticeContent notice) {
        return ChinaModelForm.answer(notice);
    }
}
