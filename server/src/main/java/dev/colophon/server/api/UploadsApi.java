package dev.colophon.server.api;

import dev.colophon.server.caller.Caller;
import dev.colophon.server.idempotency.IdempotencyFilter;
import dev.colophon.server.security.ServerSecurity.UploadLimit;
import dev.colophon.server.upload.Upload;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.idempotency.IdempotentRequest;
import dev.colophon.service.idempotency.StoredAnswer;
import dev.colophon.service.resumable.AppendToUpload;
import dev.colophon.service.resumable.BeginUpload;
import dev.colophon.service.resumable.CancelUpload;
import dev.colophon.service.resumable.FindUpload;
import dev.colophon.service.resumable.UploadState;
import dev.colophon.service.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files that come in parts, for programs: tus 1.0.0 with creation, checksum, expiration and termination. What came whole is then named with
 * {@code upload=ID} where a file is registered or checked.
 */
@RestController
public final class UploadsApi {

    private static final String ALL = "/api/v1/uploads";
    private static final String ONE = ALL + "/{id}";

    private final Settings settings;
    private final Caller caller;
    private final UploadLimit limit;

    public UploadsApi(Settings settings, Caller caller, UploadLimit limit) {
        this.settings = settings;
        this.caller = caller;
        this.limit = limit;
    }

    /** What is offered. */
    @RequestMapping(path = ALL, method = RequestMethod.OPTIONS)
    ResponseEntity<byte[]> offered() {
        HttpHeaders headers = Tus.headers();
        headers.set("Tus-Version", Tus.VERSION);
        headers.set("Tus-Extension", "creation,checksum,expiration,termination");
        headers.set("Tus-Checksum-Algorithm", Tus.ALGORITHMS);
        headers.set("Tus-Max-Size", String.valueOf(limit.bytes()));
        headers.setAllow(Set.of(HttpMethod.POST, HttpMethod.OPTIONS));
        return ResponseEntity.noContent().headers(headers).build();
    }

    /** Begins one; none of its bytes come with that. */
    @PostMapping(ALL)
    ResponseEntity<byte[]> begin(HttpServletRequest request) {
        if (!Tus.isSpokenBy(request)) {
            return Tus.otherVersion();
        }
        IdempotentRequest once = IdempotencyFilter.of(request);
        BeginUpload begin = new BeginUpload(settings, limit.bytes(), once.receipt(UploadsApi::answer));
        long length = Tus.number(request, "Upload-Length");
        Optional<String> tooLarge = begin.tooLarge(length);
        if (tooLarge.isPresent()) {
            return Tus.problem(HttpStatus.CONTENT_TOO_LARGE.value(), "too-large", tooLarge.get());
        }
        Tus.Metadata said = Tus.Metadata.of(request);
        UploadState begun = begin.begin(
                caller.actor(),
                new BeginUpload.Request(
                        Upload.name(said.values().getOrDefault("filename", "")),
                        length,
                        Optional.ofNullable(said.values().get("sha256"))));
        return ResponseEntity.status(HttpStatus.CREATED)
                .headers(begunHeaders(begun))
                .build();
    }

    private static HttpHeaders begunHeaders(UploadState begun) {
        HttpHeaders headers = Tus.headers(begun);
        headers.set("Location", ALL + "/" + begun.id());
        return headers;
    }

    private static StoredAnswer answer(UploadState begun) {
        return new StoredAnswer(HttpStatus.CREATED.value(), begunHeaders(begun).toSingleValueMap(), "");
    }

    /** How much of it has come. */
    @RequestMapping(path = ONE, method = RequestMethod.HEAD)
    ResponseEntity<byte[]> state(HttpServletRequest request, @PathVariable("id") String id) {
        if (!Tus.isSpokenBy(request)) {
            return Tus.otherVersion();
        }
        Optional<UploadState> found = new FindUpload(settings).find(caller.actor(), id);
        if (found.isEmpty()) {
            return notThere(id);
        }
        HttpHeaders headers = Tus.headers(found.get());
        headers.set("Upload-Length", String.valueOf(found.get().length()));
        headers.set("Upload-Metadata", Tus.Metadata.of(found.get()));
        return ResponseEntity.ok().headers(headers).build();
    }

    /** Takes the next part. */
    @PatchMapping(path = ONE, consumes = Tus.PART)
    ResponseEntity<byte[]> append(HttpServletRequest request, @PathVariable("id") String id) throws IOException {
        if (!Tus.isSpokenBy(request)) {
            return Tus.otherVersion();
        }
        AppendToUpload.Part part = new AppendToUpload.Part(
                id,
                Tus.number(request, "Upload-Offset"),
                Math.max(0, request.getContentLengthLong()),
                Tus.checksum(request));
        try {
            return switch (new AppendToUpload(settings).append(caller.actor(), part, request.getInputStream())) {
                case AppendToUpload.Result.Taken(UploadState upload) ->
                    ResponseEntity.noContent().headers(Tus.headers(upload)).build();
                case AppendToUpload.Result.NotThere _ -> notThere(id);
                case AppendToUpload.Result.Mismatch(String line) ->
                    Tus.problem(Tus.CHECKSUM_MISMATCH, "checksum", line);
            };
        } catch (AppendToUpload.Broken broken) { // whoever sent it is gone, and asks for the offset
            return Tus.problem(HttpStatus.BAD_REQUEST.value(), "request", String.valueOf(broken.getMessage()));
        }
    }

    /** Deletes it. */
    @DeleteMapping(ONE)
    ResponseEntity<byte[]> cancel(HttpServletRequest request, @PathVariable("id") String id) throws IOException {
        if (!Tus.isSpokenBy(request)) {
            return Tus.otherVersion();
        }
        return new CancelUpload(settings).cancel(caller.actor(), id)
                ? ResponseEntity.noContent().headers(Tus.headers()).build()
                : notThere(id);
    }

    /** The same, of whoever can send no PATCH and no DELETE. */
    @PostMapping(ONE)
    ResponseEntity<byte[]> overridden(HttpServletRequest request, @PathVariable("id") String id) throws IOException {
        String method = String.valueOf(request.getHeader("X-HTTP-Method-Override"));
        return switch (method) {
            case "PATCH" -> Tus.isPart(request) ? append(request, id) : Tus.noPart();
            case "DELETE" -> cancel(request, id);
            default ->
                throw new ServiceException(
                        Category.USAGE, "X-HTTP-Method-Override: say PATCH or DELETE, or send that itself");
        };
    }

    private static ResponseEntity<byte[]> notThere(String id) {
        return Tus.problem(
                HttpStatus.NOT_FOUND.value(),
                "refused",
                "there is no upload `%s`: it was used, cancelled, or nothing came of it for a day".formatted(id));
    }
}
