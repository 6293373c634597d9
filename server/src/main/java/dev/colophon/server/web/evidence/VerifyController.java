package dev.colophon.server.web.evidence;

import dev.colophon.evidence.messages.Message;
import dev.colophon.server.page.Pages;
import dev.colophon.server.security.ServerSecurity;
import dev.colophon.server.security.ServerSecurity.UploadLimit;
import dev.colophon.server.upload.Upload;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Visitor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.proof.VerifyProof;
import dev.colophon.service.session.ScratchFolder;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Verifies proof of anybody, and keeps nothing of it. */
@RestController
public final class VerifyController {

    private final Pages pages;
    private final VerifierSlots verifiers;
    private final UploadLimit limit;

    public VerifyController(Pages pages, VerifierSlots verifiers, UploadLimit limit) {
        this.pages = pages;
        this.verifiers = verifiers;
        this.limit = limit;
    }

    /**
     * What a page of proof tells.
     *
     * @param found what came of what was handed over
     * @param refused why it is nothing that can be verified, in one line; empty where no file came
     */
    public record Told(Optional<VerifyProof.Verified> found, Optional<Message> refused) {}

    @GetMapping("/verify")
    ResponseEntity<byte[]> form(HttpServletRequest request) {
        return page(request, HttpStatus.OK, new Told(Optional.empty(), Optional.empty()));
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> page(HttpServletRequest request, HttpStatus status, Told told) {
        Frame frame = pages.frame(request, "evidence", "verify.title");
        long bytes = Visitor.isPublic(request) ? ServerSecurity.MOST_PUBLIC_BYTES : limit.bytes();
        return Html.page(status, out -> JteverifyGenerated.render(out, null, frame, told, bytes >> 20));
    }

    /** Verifies what was handed over. */
    @PostMapping(path = "/verify", consumes = "multipart/form-data")
    ResponseEntity<byte[]> verify(
            HttpServletRequest request,
            @RequestParam(name = "file", required = false) Optional<List<MultipartFile>> files)
            throws IOException {
        try (Upload upload = Upload.of(files.orElse(List.of()));
                ScratchFolder scratch = ScratchFolder.create("colophon-proof")) {
            if (upload.files().isEmpty()) {
                return page(request, HttpStatus.BAD_REQUEST, new Told(Optional.empty(), Optional.of(Message.none())));
            }
            VerifyProof.Request proof = new VerifyProof.Request(
                    upload.files(),
                    scratch.path(),
                    pages.frame(request, "evidence").words().report().language());
            VerifyProof.Verified found = verifiers.use(() -> new VerifyProof().verify(pages.actor(), proof));
            return page(request, HttpStatus.OK, new Told(Optional.of(found), Optional.empty()));
        } catch (ServiceException e) {
            if (e.category() != Category.REFUSED) {
                throw e;
            }
            return page(request, HttpStatus.UNPROCESSABLE_CONTENT, new Told(Optional.empty(), Optional.of(e.line())));
        }
    }
}
