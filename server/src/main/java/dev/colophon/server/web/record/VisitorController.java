package dev.colophon.server.web.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.server.page.FormRefusal;
import dev.colophon.server.page.Pages;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Tongue;
import dev.colophon.server.web.notices.NoticeWords;
import dev.colophon.service.log.DescribeLog;
import dev.colophon.service.log.FindLogFile;
import dev.colophon.service.log.LogState;
import dev.colophon.service.record.ListPublicNotices;
import dev.colophon.service.record.PublicNotice;
import dev.colophon.service.record.ShowPublicNotice;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may see beside the public record: notices, the log, and who the visits of this installation come from. */
@RestController
public final class VisitorController {

    private static final String LOG = "/public/log/";

    private final Pages pages;

    public VisitorController(Pages pages) {
        this.pages = pages;
    }

    /** All notices that have left, with what became of them. */
    @GetMapping("/public/notices")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> notices(
            HttpServletRequest request, @RequestParam(name = "before", defaultValue = "") String before) {
        Optional<NoticeNumber> last =
                before.matches("N-[1-9][0-9]{0,17}") ? Optional.of(NoticeNumber.parse(before)) : Optional.empty();
        ListPublicNotices.Page page = new ListPublicNotices(pages.settings()).list(pages.actor(), last);
        Frame frame = pages.frame(request, "public", "public.notices");
        NoticeWords words = new NoticeWords(Tongue.of(request));
        return Html.page(out -> JtepublicnoticesGenerated.render(out, null, frame, page, words, last.isPresent()));
    }

    /** What everybody may know of a notice. */
    @GetMapping("/public/notices/{number}")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> notice(HttpServletRequest request, @PathVariable("number") String number) {
        PublicNotice notice = new ShowPublicNotice(pages.settings())
                .show(pages.actor(), number)
                .orElseThrow(() -> new FormRefusal(HttpStatus.NOT_FOUND, "refused.no-page"));
        Frame frame =
                pages.frame(request, "public", "notice.title", notice.number().toString());
        NoticeWords words = new NoticeWords(Tongue.of(request));
        return Html.page(out -> JtepublicnoticeGenerated.render(out, null, frame, notice, words));
    }

    /** The log and its files. */
    @GetMapping("/public/log")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> log(HttpServletRequest request) throws IOException {
        Optional<Path> file = new FindLogFile(pages.settings()).find(pages.actor(), "checkpoint");
        Optional<LogState> state =
                file.isEmpty() ? Optional.empty() : new DescribeLog(pages.settings()).describe(pages.actor(), _ -> {});
        String checkpoint = file.isEmpty() ? "" : Files.readString(file.get(), UTF_8);
        Frame frame = pages.frame(request, "public", "public.log");
        return Html.page(out -> JtepubliclogGenerated.render(out, null, frame, state, checkpoint));
    }

    /** A file of the log. */
    @GetMapping(LOG + "{*path}")
    ResponseEntity<byte[]> file(@PathVariable("path") String path) throws IOException {
        Path file = new FindLogFile(pages.settings())
                .find(pages.actor(), path.substring(1))
                .orElseThrow(() -> new FormRefusal(HttpStatus.NOT_FOUND, "refused.no-page"));
        return ResponseEntity.ok()
                .contentType(
                        path.equals("/checkpoint")
                                ? new MediaType("text", "plain", UTF_8)
                                : MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(Files.readAllBytes(file));
    }

    /** Who visits sites from here, and how to refuse it. */
    @GetMapping("/bot")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> bot(HttpServletRequest request) {
        Optional<String> contact = pages.settings().watching().contact();
        Frame frame = pages.frame(request, "public", "bot.title");
        return Html.page(out -> JtebotGenerated.render(out, null, frame, contact));
    }
}
