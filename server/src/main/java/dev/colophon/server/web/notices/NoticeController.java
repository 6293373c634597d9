package dev.colophon.server.web.notices;

import dev.colophon.cases.notice.NoticeEvent.Means;
import dev.colophon.cases.notice.NoticeEvent.Outcome;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.server.page.FormRefusal;
import dev.colophon.server.page.Pages;
import dev.colophon.server.page.ReturnedForm;
import dev.colophon.server.upload.Jobs;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.followup.RemindNotice;
import dev.colophon.service.followup.RetractNotice;
import dev.colophon.service.job.JobOrder;
import dev.colophon.service.notice.CloseNotice;
import dev.colophon.service.notice.NoticeDetail;
import dev.colophon.service.notice.ReadNoticeFile;
import dev.colophon.service.notice.ShowNotice;
import dev.colophon.service.sending.RecordSentNotice;
import dev.colophon.service.sending.SendNotice;
import dev.colophon.service.sending.SettleNotice;
import dev.colophon.service.sending.UndoNotice;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One notice, and what a person does about it. Nothing leaves because somebody looks. */
@RestController
public final class NoticeController {

    /** So long a page waits for a mail server. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private static final String SANDBOX = "sandbox; default-src 'none'";

    private final Pages pages;
    private final NoticeActs acts;
    private final Departures departures;
    private final Jobs jobs;

    public NoticeController(Pages pages, NoticeActs acts, Departures departures, Jobs jobs) {
        this.pages = pages;
        this.acts = acts;
        this.departures = departures;
        this.jobs = jobs;
    }

    @GetMapping("/notices/{number}")
    ResponseEntity<byte[]> show(
            HttpServletRequest request,
            @PathVariable("number") String number,
            @RequestParam(name = "done", defaultValue = "") String done) {
        NoticePage shown = acts.read(request, number);
        return acts.page(request, HttpStatus.OK, shown, acts.done(shown, done));
    }

    /** A file of it, to be kept; what may not be acted on any more is not handed out. */
    @GetMapping("/notices/{number}/files/{name}")
    ResponseEntity<byte[]> file(@PathVariable("number") String number, @PathVariable("name") String name) {
        NoticeFile file = new ReadNoticeFile(pages.settings()).file(pages.actor(), number, name);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Security-Policy", SANDBOX)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"%s-%s\"".formatted(NoticeNumber.parse(number), file.name()))
                .body(file.content());
    }

    /** Lets it go; it leaves when it can no more be undone. */
    @PostMapping("/notices/{number}/send")
    ResponseEntity<byte[]> send(HttpServletRequest request, @PathVariable("number") String number) throws IOException {
        ReturnedForm form = ReturnedForm.of(request, "send");
        return acts.act(request, number, "send", (meant, listener) -> {
            Object _ = new SendNotice(pages.settings())
                    .send(
                            pages.actor(),
                            new SendNotice.Request(meant, form.said("to"), hold(form), form.said("country")),
                            listener);
            departures.await(pages.actor(), meant);
        });
    }

    private static Duration hold(ReturnedForm form) {
        try {
            return form.said("hold")
                    .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                    .orElse(SendNotice.LEAST_HOLD);
        } catch (NumberFormatException e) {
            throw new ServiceException(Category.USAGE, "the time in which it can be undone is a number of seconds");
        }
    }

    /** Keeps what was let go and has not left. It is right whatever else has happened: a form of any page does it. */
    @PostMapping("/notices/{number}/undo")
    ResponseEntity<byte[]> undo(HttpServletRequest request, @PathVariable("number") String number) throws IOException {
        String meant = NoticeNumber.parse(number).toString();
        return acts.act(request, meant, ReturnedForm.of(request, "undo"), (notice, _) -> {
            Object _ = new UndoNotice(pages.settings()).undo(pages.actor(), notice);
            departures.kept(pages.actor(), notice);
        });
    }

    /** Hands over what was let go before this was started, and can no more be undone; where that takes long, behind the page. */
    @PostMapping("/notices/{number}/deliver")
    ResponseEntity<byte[]> deliver(HttpServletRequest request, @PathVariable("number") String number)
            throws IOException {
        String meant = NoticeNumber.parse(number).toString();
        return acts.act(request, meant, ReturnedForm.of(request, "deliver"), (notice, listener) -> {
            Optional<List<String>> told = departures.handOver(pages.actor(), notice, SOON);
            told.stream().flatMap(List::stream).forEach(listener::message);
            if (told.filter(List::isEmpty).isPresent()) {
                listener.message("nothing of %s was due to be handed over".formatted(notice));
            }
        });
    }

    /** Takes it back: whoever has it is told so, and asked to restore. */
    @PostMapping("/notices/{number}/retract")
    ResponseEntity<byte[]> retract(HttpServletRequest request, @PathVariable("number") String number)
            throws IOException {
        ReturnedForm form = ReturnedForm.of(request, "retract");
        return acts.act(request, number, "retract", (meant, listener) -> {
            RetractNotice.Retracted retracted = new RetractNotice(pages.settings())
                    .retract(
                            pages.actor(),
                            new RetractNotice.Request(meant, form.said("reason").orElse(""), form.said("to")));
            Set<NoticeNumber> standing = retracted.standing().stream()
                    .map(other -> other.notice().number())
                    .collect(Collectors.toSet());
            retracted
                    .standing()
                    .forEach(other -> listener.message(
                            "%s names some of the same copies, went to %s and still stands: take it back, too, if it is wrong for the same reason"
                                    .formatted(
                                            other.notice().number(),
                                            other.notice().recipient())));
            retracted.sisters().stream()
                    .filter(sister -> !standing.contains(sister.notice().number()))
                    .forEach(sister -> listener.message(
                            "%s is about the same works and may fall for the same reason: look at it, too"
                                    .formatted(sister.notice().number())));
            departures.await(pages.actor(), meant);
        });
    }

    @PostMapping("/notices/{number}/remind")
    ResponseEntity<byte[]> remind(HttpServletRequest request, @PathVariable("number") String number)
            throws IOException {
        return acts.act(request, number, "remind", (meant, listener) -> {
            Object _ = new RemindNotice(pages.settings()).remind(pages.actor(), meant, listener);
            departures.await(pages.actor(), meant);
        });
    }

    /** Takes down that the person has sent it themselves. */
    @PostMapping("/notices/{number}/sent")
    ResponseEntity<byte[]> sent(HttpServletRequest request, @PathVariable("number") String number) throws IOException {
        ReturnedForm form = ReturnedForm.of(request, "sent");
        return acts.act(request, number, "sent", (meant, listener) -> {
            Means means = named(Means.values(), form.said("means"));
            Object _ = new RecordSentNotice(pages.settings())
                    .sent(
                            pages.actor(),
                            new RecordSentNotice.Request(
                                    meant, means, form.said("at").map(NoticeController::moment), form.said("country")),
                            listener);
        });
    }

    /** Takes down whether a mail left of which nobody knew. */
    @PostMapping("/notices/{number}/settle")
    ResponseEntity<byte[]> settle(HttpServletRequest request, @PathVariable("number") String number)
            throws IOException {
        ReturnedForm form = ReturnedForm.of(request, "settle");
        boolean left = form.said("left")
                .filter(word -> word.equals("yes") || word.equals("no"))
                .map("yes"::equals)
                .orElseThrow(() -> new FormRefusal(HttpStatus.BAD_REQUEST, "refused.no-choice"));
        return acts.act(request, number, "settle", (meant, listener) -> {
            Object _ = new SettleNotice(pages.settings()).settle(pages.actor(), meant, left, listener);
        });
    }

    @PostMapping("/notices/{number}/close")
    ResponseEntity<byte[]> close(HttpServletRequest request, @PathVariable("number") String number) throws IOException {
        ReturnedForm form = ReturnedForm.of(request, "close");
        Outcome outcome = named(Outcome.values(), form.said("outcome"));
        return acts.act(request, number, "close", (meant, _) -> {
            Object _ = new CloseNotice(pages.settings()).close(pages.actor(), meant, outcome, form.said("reason"));
        });
    }

    /** Looks whether the copies that it names are still there. */
    @PostMapping("/notices/{number}/look")
    ResponseEntity<byte[]> look(@PathVariable("number") String number) throws IOException {
        NoticeDetail detail = new ShowNotice(pages.settings()).show(pages.actor(), number);
        return Pages.to(jobs.begin(
                pages.actor(),
                new JobOrder.Look(
                        detail.notice().number().toString(),
                        detail.items().stream()
                                .map(item -> item.sighting())
                                .distinct()
                                .toList(),
                        detail.state().phase() == NoticePhase.REMOVAL_CLAIMED)));
    }

    /** The one that a form names in small letters. */
    static <E extends Enum<E>> E named(E[] all, Optional<String> word) {
        return Arrays.stream(all)
                .filter(one -> word.filter(one.name().toLowerCase(Locale.ROOT).replace('_', '-')::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new FormRefusal(HttpStatus.BAD_REQUEST, "refused.no-choice"));
    }

    /** A moment of a form, which is in UTC, as the form says. */
    static Instant moment(String text) {
        try {
            LocalDateTime moment = LocalDateTime.parse(text);
            if (moment.getYear() < 1970 || moment.getYear() > 9999) {
                throw new ServiceException(
                        Category.USAGE, "`%s` is no moment of these times: check the year".formatted(text));
            }
            return moment.toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new ServiceException(
                    Category.USAGE, "`%s` is no moment: write one such as 2027-03-12T09:00".formatted(text));
        }
    }
}
