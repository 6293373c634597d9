package dev.colophon.server.web.notices;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.notice.NoticeEvent.Means;
import dev.colophon.cases.regime.Regime.ClockStop;
import dev.colophon.evidence.messages.Language;
import dev.colophon.server.page.Pages;
import dev.colophon.server.page.ReturnedForm;
import dev.colophon.server.upload.Upload;
import dev.colophon.service.answer.ImportAnswer;
import dev.colophon.service.answer.ImportedAnswer;
import dev.colophon.service.answer.ReadPageAnswers;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.followup.TellOfSuit;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What came back to a notice, and what its owner does about an answer of the user. */
@RestController
public final class AnswerController {

    /** Of what somebody types a mail is made: that is how answers are kept. It says what it is. */
    private static final String TYPED = """
        Subject: typed into Colophon\r
        MIME-Version: 1.0\r
        Content-Type: text/plain; charset=UTF-8\r
        Content-Transfer-Encoding: 8bit\r
        \r
        """;

    private final Pages pages;
    private final NoticeActs acts;
    private final Departures departures;

    public AnswerController(Pages pages, NoticeActs acts, Departures departures) {
        this.pages = pages;
        this.acts = acts;
        this.departures = departures;
    }

    /** Takes an answer down: a file, or what somebody typed of it. */
    @PostMapping("/notices/{number}/answer")
    ResponseEntity<byte[]> answer(
            HttpServletRequest request,
            @PathVariable("number") String number,
            @RequestParam(name = "file", required = false) Optional<List<MultipartFile>> files)
            throws IOException {
        ReturnedForm form = ReturnedForm.of(request, "answer");
        try (Upload upload = Upload.of(files.orElse(List.of()))) {
            return acts.act(request, number, "answer", (meant, listener) -> {
                ImportedAnswer imported = new ImportAnswer(pages.settings(), InstantSource.system())
                        .store(pages.actor(), asked(meant, form, written(upload, form)));
                imported.doubts().forEach(doubt -> listener.message("warning: " + doubt));
                imported.copies().words().ifPresent(message -> listener.message(message.in(Language.ENGLISH)));
                imported.changes().forEach(listener::message);
            });
        }
    }

    private static Path written(Upload upload, ReturnedForm form) throws IOException {
        Optional<Path> file = upload.files().stream().findFirst();
        if (file.isPresent()) {
            if (form.said("text").isPresent()) {
                throw new ServiceException(
                        Category.USAGE,
                        "a file and typed text came: hand over one of them, so that it is clear which is the answer");
            }
            return file.get();
        }
        String typed = form.said("text")
                .orElseThrow(() -> new ServiceException(
                        Category.USAGE, "no answer came: choose its file, or type or paste what it says"));
        return Files.writeString(
                upload.scratch().path().resolve("typed.eml"), TYPED + typed.replaceAll("\\R", "\r\n") + "\r\n", UTF_8);
    }

    private static ImportAnswer.Request asked(String number, ReturnedForm form, Path file) {
        return new ImportAnswer.Request(
                file,
                Optional.of(number),
                form.said("kind").flatMap(AnswerKind::ofWord),
                form.said("received").map(NoticeController::moment),
                fields(form, "holds"),
                fields(form, "lacks"),
                form.said("copies").stream()
                        .flatMap(copies -> Arrays.stream(copies.split("[,，、\\s]+")))
                        .toList(),
                form.is("again"));
    }

    /** Of each field a form says {@code field.KEY}: it holds it, lacks it, or what the words say. */
    private static Set<CounterField> fields(ReturnedForm form, String which) {
        Set<CounterField> fields = new HashSet<>();
        for (CounterField field : CounterField.values()) {
            if (form.said("field." + field.key()).filter(which::equals).isPresent()) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** Notes that a person has read what came by the answer page. */
    @PostMapping("/notices/{number}/read")
    ResponseEntity<byte[]> read(HttpServletRequest request, @PathVariable("number") String number) throws IOException {
        return acts.act(
                request,
                number,
                "read",
                (meant, _) -> new ReadPageAnswers(pages.settings(), InstantSource.system()).read(pages.actor(), meant));
    }

    /** Tells the recipient that an action or a complaint was filed, which keeps the content removed. */
    @PostMapping("/notices/{number}/suit")
    ResponseEntity<byte[]> suit(
            HttpServletRequest request,
            @PathVariable("number") String number,
            @RequestParam(name = "file", required = false) Optional<List<MultipartFile>> files)
            throws IOException {
        ReturnedForm form = ReturnedForm.of(request, "suit");
        ClockStop kind = NoticeController.named(ClockStop.values(), form.said("kind"));
        try (Upload upload = Upload.of(files.orElse(List.of()))) {
            return acts.act(request, number, "suit", (meant, listener) -> {
                TellOfSuit.Told told = new TellOfSuit(pages.settings())
                        .tell(
                                pages.actor(),
                                new TellOfSuit.Request(
                                        meant,
                                        kind,
                                        form.said("body").orElse(""),
                                        form.said("docket").orElse(""),
                                        day(form.said("filed").orElse("")),
                                        upload.files().stream().findFirst(),
                                        form.said("by")
                                                .map(by -> NoticeController.named(Means.values(), Optional.of(by)))),
                                listener);
                if (!told.stored()) {
                    listener.message(
                            "nothing was taken down: no mail can leave, so send this letter yourself, and then say how"
                                    + " you did");
                    told.letter().lines().forEach(listener::message);
                }
                departures.await(pages.actor(), meant);
            });
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ServiceException(
                    Category.USAGE,
                    "`%s` is no day on which it was filed: write one such as 2027-03-12".formatted(text));
        }
    }
}
