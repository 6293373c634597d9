package dev.colophon.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.messages.Message;
import dev.colophon.server.caller.Caller;
import dev.colophon.server.view.Assets;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.ProblemAnswers;
import dev.colophon.server.view.Told;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/** What is said of requests that fail: one line of what, why and what to do. */
@RestControllerAdvice
public final class FailurePages {

    private static final Logger LOG = LoggerFactory.getLogger(FailurePages.class);

    private final Assets assets;
    private final Caller caller;

    public FailurePages(Assets assets, Caller caller) {
        this.assets = assets;
        this.caller = caller;
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<byte[]> failed(HttpServletRequest request, Exception failure) {
        if (failure instanceof FormRefusal refusal) {
            return said(request, refusal.status(), "request", line(request, refusal.key()));
        }
        Optional<ServiceException> known = ServiceException.of(failure);
        if (known.isPresent()) {
            ServiceException.Category category = known.get().category();
            HttpStatus status = status(category, request.getMethod());
            if (status == HttpStatus.NOT_FOUND && !ProblemAnswers.isOfPrograms(request)) {
                return said(request, status, "refused", Tongue.of(request).say("refused.not-here"));
            }
            String kind = category.name().toLowerCase(Locale.ROOT);
            return category == ServiceException.Category.DENIED && ProblemAnswers.isOfPrograms(request)
                    ? said(request, status, kind, known.get().line() + "; or the key has no scope for it")
                    : said(request, status, kind, known.get().line());
        }
        if (failure instanceof ErrorResponse refused) { // Spring's own: no such route, method, field
            HttpStatus status = HttpStatus.valueOf(refused.getStatusCode().value());
            String key =
                    status == HttpStatus.BAD_REQUEST ? "refused.request" : ProblemAnswers.key(status.value(), request);
            return withHeaders(refused, said(request, status, "request", line(request, key)));
        }
        if (failure instanceof MethodArgumentTypeMismatchException value && ProblemAnswers.isOfPrograms(request)) {
            return said(
                    request,
                    HttpStatus.BAD_REQUEST,
                    "request",
                    "%s: `%s` cannot be read".formatted(value.getName(), value.getValue()));
        }
        if (failure instanceof MultipartException || failure instanceof TypeMismatchException) {
            return said(request, HttpStatus.BAD_REQUEST, "request", line(request, "refused.request"));
        }
        LOG.error("method={} failed", request.getMethod(), failure);
        return said(request, HttpStatus.INTERNAL_SERVER_ERROR, "internal", line(request, "refused.internal"));
    }

    /** Who asked has gone before all was written: nothing failed, and nobody can be told. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void left(HttpServletResponse response) {
        LOG.debug("status={} was not read to its end", response.getStatus());
    }

    private static String line(HttpServletRequest request, String key) {
        return ProblemAnswers.isOfPrograms(request)
                ? ProblemAnswers.toPrograms(key)
                : Tongue.of(request).say(key);
    }

    /** What a category is in HTTP: of what is only read or deleted, what is refused is not there. */
    public static HttpStatus status(ServiceException.Category category, String method) {
        return switch (category) {
            case USAGE -> HttpStatus.BAD_REQUEST;
            case DENIED -> HttpStatus.FORBIDDEN;
            case REFUSED ->
                method.equals("GET") || method.equals("HEAD") || method.equals("DELETE")
                        ? HttpStatus.NOT_FOUND
                        : HttpStatus.UNPROCESSABLE_CONTENT;
            case BUSY -> HttpStatus.CONFLICT;
            case ENVIRONMENT -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    /** Such as in which ways an address is asked (405). */
    private static ResponseEntity<byte[]> withHeaders(ErrorResponse refused, ResponseEntity<byte[]> said) {
        return ResponseEntity.status(said.getStatusCode())
                .headers(said.getHeaders())
                .headers(refused.getHeaders())
                .body(said.getBody());
    }

    private ResponseEntity<byte[]> said(HttpServletRequest request, HttpStatus status, String kind, String line) {
        if (ProblemAnswers.isOfPrograms(request)) {
            return ResponseEntity.status(status)
                    .contentType(MediaType.parseMediaType(ProblemAnswers.PROBLEM))
                    .body(ProblemAnswers.Problem.of(status.value(), kind, line)
                            .json()
                            .getBytes(UTF_8));
        }
        return page(request, status, Told.of(Tongue.of(request), line));
    }

    /** What the rules refuse: programs are told it in English. */
    private ResponseEntity<byte[]> said(HttpServletRequest request, HttpStatus status, String kind, Message line) {
        return ProblemAnswers.isOfPrograms(request)
                ? said(
                        request,
                        status,
                        kind,
                        caller.actor().may(Permission.MACHINE)
                                ? line.toString()
                                : ProblemAnswers.withoutCommands(line.toString()))
                : page(request, status, Told.of(Tongue.of(request), line));
    }

    private ResponseEntity<byte[]> page(HttpServletRequest request, HttpStatus status, Told told) {
        Frame frame = Frame.of(request, assets, Tongue.of(request).say("refused.title"));
        return Html.page(status, out -> out.writeContent(ProblemAnswers.page(frame, told)));
    }
}
