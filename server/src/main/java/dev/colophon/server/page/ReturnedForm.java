package dev.colophon.server.page;

import dev.colophon.evidence.messages.Message;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * What came of a form, for the page that is shown again with it: why it did nothing, or what is to be known of what it did.
 *
 * @param act what the form does, a word; empty where none was sent
 * @param outcome of it
 * @param told a sentence each
 * @param fields as they were filled in
 */
public record ReturnedForm(String act, Outcome outcome, List<Message> told, FormFields fields) {

    /** Whether it did what it was sent for. */
    public enum Outcome {
        /** No form was sent. */
        NONE,
        DONE,
        REFUSED,
        /** Something else happened since the page was shown, so it did nothing. */
        STALE
    }

    /** Of a page that somebody only looks at. */
    public static final ReturnedForm NONE = new ReturnedForm("", Outcome.NONE, List.of(), FormFields.NOTHING);

    public ReturnedForm {
        told = List.copyOf(told);
    }

    /** With what was filled in. */
    public static ReturnedForm of(HttpServletRequest request, String act, Outcome outcome, List<Message> told) {
        return new ReturnedForm(act, outcome, told, FormFields.of(request));
    }

    /** What was filled in, before anything came of it. */
    public static ReturnedForm of(HttpServletRequest request, String act) {
        return of(request, act, Outcome.NONE, List.of());
    }

    /** The same form with what came of it. */
    public ReturnedForm with(Outcome came, List<Message> sentences) {
        return new ReturnedForm(act, came, sentences, fields);
    }

    /** What a field holds, without blanks around it; empty where it is blank. */
    public Optional<String> said(String field) {
        return fields.said(field);
    }

    /** Of a field that is there several times. */
    public List<String> all(String field) {
        return fields.all(field);
    }

    /** Whether a box is ticked. */
    public boolean is(String field) {
        return fields.has(field, "true");
    }

    /** Of something that was done before this page was asked for. */
    public static ReturnedForm done(String act) {
        return act.isEmpty() ? NONE : new ReturnedForm(act, Outcome.DONE, List.of(), FormFields.NOTHING);
    }

    public boolean isStale() {
        return outcome == Outcome.STALE;
    }

    public boolean isDone() {
        return outcome == Outcome.DONE;
    }

    /** Whether that form did nothing, for what is told. */
    public boolean isRefused(String form) {
        return outcome == Outcome.REFUSED && act.equals(form);
    }

    /** Whether that form comes back, and is to be seen. */
    public boolean isBack(String form) {
        return (outcome == Outcome.REFUSED || outcome == Outcome.STALE) && act.equals(form);
    }

    /** What a field of a form that comes back holds; of another, and of one that is new, what is usual. */
    public String typed(String form, String field, String usual) {
        List<String> values = fields.all(field);
        return isBack(form) && !values.isEmpty() ? values.getFirst() : usual;
    }

    /** Whether a box of a form that comes back is ticked; of one that is new, what is usual. */
    public boolean ticked(String form, String field, String value, boolean usual) {
        return isBack(form) ? fields.has(field, value) : usual;
    }
}
