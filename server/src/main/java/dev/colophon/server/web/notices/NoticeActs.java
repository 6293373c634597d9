package dev.colophon.server.web.notices;

import dev.colophon.evidence.messages.Message;
import dev.colophon.server.page.Pages;
import dev.colophon.server.page.RefusedForm;
import dev.colophon.server.page.ReturnedForm;
import dev.colophon.server.page.ReturnedForm.Outcome;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.followup.ListNoticeStatus;
import dev.colophon.service.notice.NoticeDetail;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.notice.ShowNotice;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The page of a notice, and what is done by its forms: unless something else happened since it was shown. */
public final class NoticeActs {

    private final Pages pages;
    private final Departures departures;

    /** What there was to be known of the act that was done last, by the number of the notice. */
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    private record Told(String act, List<Message> sentences) {}

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
                departures.failure(pages.actor(), detail.notice().number().toString()),
                departures
                        .planned(pages.actor())
                        .contains(detail.notice().number().toString()));
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> page(HttpServletRequest request, HttpStatus status, NoticePage shown, ReturnedForm form) {
        Frame plain = pages.frame(request, "notices", "notice.title", shown.number());
        Frame frame = plain.leaving().stream()
                .filter(mail -> request.getMethod().equals("GET")
                        && plain.isPlanned(mail)
                        && mail.notice().toString().equals(shown.number()))
                .findFirst()
                .map(mail -> plain.refreshing(Math.clamp(Frame.left(mail) + 2, 5, 60)))
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
        List<Message> told = new ArrayList<>();
        try {
            what.to(number, line -> told.add(Message.verbatim(line)));
        } catch (RuntimeException e) {
            return RefusedForm.of(e, (status, why) -> {
                told.add(why);
                return page(request, status, read(request, number), form.with(Outcome.REFUSED, told));
            });
        }
        this.told.put(number, new Told(form.act(), told));
        return Html.to(told.isEmpty() ? done(number, form.act()) : done(number, form.act()) + "#told-" + form.act());
    }

    private static String done(String number, String act) {
        return "/notices/%s?done=%s".formatted(number, act);
    }

    /** What came of the act that was done last, for the page that it led to. */
    ReturnedForm done(NoticePage shown, String act) {
        ReturnedForm plain = ReturnedForm.done(act);
        return Optional.ofNullable(told.get(shown.number()))
                .filter(last -> last.act().equals(act))
                .map(last -> plain.with(Outcome.DONE, last.sentences()))
                .orElse(plain);
    }
}
