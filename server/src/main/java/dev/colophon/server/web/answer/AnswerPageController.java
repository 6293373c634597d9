package dev.colophon.server.web.answer;

import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.notice.page.AnswerForm;
import dev.colophon.cases.notice.page.PageAnswerKind;
import dev.colophon.server.page.FormFields;
import dev.colophon.server.page.FormRefusal;
import dev.colophon.server.page.Pages;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Tongue;
import dev.colophon.server.web.notices.NoticeWords;
import dev.colophon.service.answer.AnswerPage;
import dev.colophon.service.answer.FindAnswerProof;
import dev.colophon.service.answer.HandInAnswer;
import dev.colophon.service.answer.HandedIn;
import dev.colophon.service.answer.OpenAnswerPage;
import dev.colophon.service.answer.SaveAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whoever a notice accuses sees here what is claimed, and answers. The address is all that they have to show. */
@RestController
public final class AnswerPageController {

    private final Pages pages;

    public AnswerPageController(Pages pages) {
        this.pages = pages;
    }

    private AnswerPage opened(HttpServletRequest request, String token) {
        return new OpenAnswerPage(pages.settings(), InstantSource.system())
                .open(token, Tongue.of(request).report().language())
                .orElseThrow(() -> new FormRefusal(HttpStatus.NOT_FOUND, "refused.answer"));
    }

    /** What is claimed, and the form of what somebody has chosen to say. */
    @GetMapping("/answer/{token}")
    ResponseEntity<byte[]> page(
            HttpServletRequest request,
            @PathVariable("token") String token,
            @RequestParam(name = "say", defaultValue = "") String say,
            @RequestParam(name = "saved", defaultValue = "false") boolean saved) {
        AnswerPage page = opened(request, token);
        Optional<PageAnswerKind> kind = PageAnswerKind.ofWord(say).filter(_ -> page.isOpen());
        Optional<AnswerForm> draft =
                page.draft().map(AnswerPage.Draft::form).filter(form -> kind.equals(Optional.of(form.kind())));
        return shown(
                request,
                HttpStatus.OK,
                view(
                        request,
                        page,
                        token,
                        kind,
                        draft,
                        saved ? List.of("answer.saved") : List.of(),
                        List.of(),
                        Optional.empty()));
    }

    private static AnswerWords view(
            HttpServletRequest request,
            AnswerPage page,
            String token,
            Optional<PageAnswerKind> kind,
            Optional<AnswerForm> form,
            List<String> told,
            List<CounterField> lacking,
            Optional<HandedIn.Received> received) {
        return new AnswerWords(
                page, new NoticeWords(Tongue.of(request)), "/answer/" + token, kind, form, told, lacking, received);
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> shown(HttpServletRequest request, HttpStatus status, AnswerWords view) {
        Frame frame = pages.frame(
                request, "answer", "answer.title", view.page().notice().number().toString());
        return Html.page(status, out -> JteanswerGenerated.render(out, null, frame, view));
    }

    /** Saves what was filled in, or takes it down. */
    @PostMapping("/answer/{token}")
    ResponseEntity<byte[]> handIn(HttpServletRequest request, @PathVariable("token") String token) {
        AnswerPage page = opened(request, token);
        FormFields fields = FormFields.of(request);
        PageAnswerKind kind = PageAnswerKind.ofWord(fields.get("say"))
                .orElseThrow(() -> new FormRefusal(HttpStatus.BAD_REQUEST, "refused.request"));
        AnswerForm form = AnswerFields.read(kind, page.regime(), fields);
        if (AnswerFields.isTooLong(form)) {
            return told(request, page, token, form, "answer.too-long");
        }
        if (fields.has("act", "save")) {
            boolean saved = new SaveAnswer(pages.settings(), InstantSource.system()).save(token, form);
            return saved
                    ? Html.to("/answer/%s?say=%s&saved=true&lang=%s"
                            .formatted(token, kind.word(), Tongue.of(request).tag()))
                    : told(request, page, token, form, "answer.ended");
        }
        HandedIn handedIn = new HandInAnswer(pages.settings(), InstantSource.system())
                .handIn(token, form, fields.has("as-it-is", "true"))
                .orElseThrow(() -> new FormRefusal(HttpStatus.NOT_FOUND, "refused.answer"));
        return switch (handedIn) {
            case HandedIn.Received received ->
                shown(
                        request,
                        HttpStatus.OK,
                        view(
                                request,
                                opened(request, token),
                                token,
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                Optional.of(received)));
            case HandedIn.Lacking(List<CounterField> lacking) ->
                shown(
                        request,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        view(
                                request,
                                page,
                                token,
                                Optional.of(kind),
                                Optional.of(form),
                                List.of(),
                                lacking,
                                Optional.empty()));
            case HandedIn.Refused refused ->
                told(
                        request,
                        page,
                        token,
                        form,
                        switch (refused) {
                            case EMPTY -> "answer.empty";
                            case ENDED -> "answer.ended";
                            case TOO_MANY -> "answer.many";
                        });
        };
    }

    private ResponseEntity<byte[]> told(
            HttpServletRequest request, AnswerPage page, String token, AnswerForm form, String key) {
        return shown(
                request,
                HttpStatus.UNPROCESSABLE_CONTENT,
                view(
                        request,
                        page,
                        token,
                        Optional.of(form.kind()),
                        Optional.of(form),
                        List.of(key),
                        List.of(),
                        Optional.empty()));
    }

    /** The report of the evidence about a copy. */
    @GetMapping("/answer/{token}/proof/{copy:[0-9]{1,4}}")
    ResponseEntity<byte[]> proof(@PathVariable("token") String token, @PathVariable("copy") int copy)
            throws IOException {
        Path report = new FindAnswerProof(pages.settings(), InstantSource.system())
                .find(token, copy)
                .orElseThrow(() -> new FormRefusal(HttpStatus.NOT_FOUND, "refused.answer"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(report.getFileName()))
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(Files.readAllBytes(report));
    }
}
