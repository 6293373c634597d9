package dev.colophon.server.web.notices;

import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Tongue;
import dev.colophon.server.web.Pages;
import dev.colophon.server.web.Refusals;
import dev.colophon.server.web.ReturnedForm;
import dev.colophon.server.web.ReturnedForm.Outcome;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.notice.NoticeDetail;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.notice.ShowNotice;
import dev.colophon.service.sending.ListNoticeStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The page of a notice, and what is done by its forms: unless something else happened since it was shown. */
public final class NoticeActs {

    private final Pages pages;
    private final Departures departures;

    public NoticeActs(Pages pages, Departures departures) {
        this.pages = pages;
        this.departures = departures;
    }

    /** Something that is done to a notice. */
    interface Act {

        /**
         * Does it.
         *
         * @param number of the notice
         * @param listener hears what is to be known of it
         */
        void to(String number, MessageListener listener) throws IOException;
    }

    /** The notice as it is; what happened without anybody's doing is stored before. */
    NoticePage read(HttpServletRequest request, String number) {
        NoticeStatus status = new ListNoticeStatus(pages.settings())
                .list(pages.actor(), Optional.of(number), Optional.empty(), _ -> {})
                .getFirst();
        NoticeDetail detail = new ShowNotice(pages.settings()).show(pages.actor(), number);
        return new NoticePage(
                detail,
                status,
                new NoticeWords(Tongue.of(request)),
                departures.failure(detail.notice().number().toString()));
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> page(HttpServletRequest request, HttpStatus status, NoticePage shown, ReturnedForm form) {
        Frame plain = pages.frame(request, "notices", "notice.title", shown.number());
        Frame frame = plain.kept().stream()
                .filter(mail -> mail.notice().toString().equals(shown.number()))
                .findFirst()
                .map(mail -> plain.refreshing((int) Math.min(Frame.left(mail) + 2, 60)))
                .orElse(plain);
        return Html.page(status, out -> JtenoticeGenerated.render(out, null, frame, shown, form));
    }

    /** Does it, and leads to the notice; what there is to be known of it is told there. */
    ResponseEntity<byte[]> act(HttpServletRequest request, String number, String act, Act what) throws IOException {
        NoticePage before = read(request, number);
        ReturnedForm form = ReturnedForm.of(request, act);
        if (!form.said("seen").equals(Optional.of(before.seen()))) {
            return page(request, HttpStatus.CONFLICT, before, form.with(Outcome.STALE, List.of()));
        }
        return act(request, before.number(), form, what);
    }

    /** The same of what is right whatever else has happened. */
    ResponseEntity<byte[]> act(HttpServletRequest request, String number, ReturnedForm form, Act what)
            throws IOException {
        List<String> told = new ArrayList<>();
        try {
            what.to(number, told::add);
        } catch (RuntimeException e) {
            return Refusals.of(e, (status, why) -> {
                told.add(why);
                return page(request, status, read(request, number), form.with(Outcome.REFUSED, told));
            });
        }
        return told.isEmpty()
                ? Html.to("/notices/" + number + "?done=" + form.act())
                : page(request, HttpStatus.OK, read(request, number), form.with(Outcome.DONE, told));
    }
}
