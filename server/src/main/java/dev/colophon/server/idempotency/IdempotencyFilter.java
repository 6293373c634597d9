package dev.colophon.server.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.server.caller.Caller;
import dev.colophon.server.view.ProblemAnswers;
import dev.colophon.service.idempotency.IdempotencyKeys;
import dev.colophon.service.idempotency.IdempotencyKeys.Beginning;
import dev.colophon.service.idempotency.IdempotentRequest;
import dev.colophon.service.idempotency.StoredAnswer;
import dev.colophon.service.settings.Settings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Has each POST to the API that comes with an {@code Idempotency-Key} done once, and answered alike each time. Whoever asks is let in
 * already, and is part of the question with the key of the API and all that they may do: nobody is given what another was answered, nor what
 * they might not ask for now. What was refused was not done, so nothing of it is kept.
 */
public final class IdempotencyFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);

    private static final String API = "/api/v1/";
    private static final String KEY = "Idempotency-Key";

    /** As others call it who answer so. */
    private static final String REPLAYED = "Idempotent-Replayed";

    private static final int LONGEST_KEY = 255;

    /** A Structured Field String (RFC 9651): printable ASCII, in which quotes and backslashes stand behind a backslash. */
    private static final Pattern QUOTED = Pattern.compile("\"((?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\])*)\"");

    /** As most programs write it: printable ASCII without blanks and without what a header gives a meaning to. */
    private static final Pattern BARE = Pattern.compile("[\\x21-\\x7e&&[^\"\\\\,;]]+");

    private static final Set<String> KEPT = Set.of("true", "1", "yes", "on");

    /** What of an answer is given again beside its body. */
    private static final List<String> HEADERS =
            List.of("Content-Type", "Location", "Tus-Resumable", "Upload-Offset", "Upload-Expires");

    private static final String ATTRIBUTE = IdempotencyFilter.class.getName();
    private static final String STORED = ATTRIBUTE + ".stored";

    private final IdempotencyKeys keys;
    private final Caller caller;

    public IdempotencyFilter(Settings settings, Caller caller) {
        this.keys = new IdempotencyKeys(settings);
        this.caller = caller;
    }

    /** The request as it is being done; one without a key is nothing special. */
    public static IdempotentRequest of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof IdempotentRequest known ? known : IdempotentRequest.NONE;
    }

    /**
     * Completed when the answer of a request can be given again: nothing that doing it again would need is deleted before that. At once
     * without a key, and never where it was refused.
     */
    public static CompletableFuture<?> stored(HttpServletRequest request) {
        return request.getAttribute(STORED) instanceof CompletableFuture<?> stored
                ? stored
                : CompletableFuture.completedFuture(true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !request.getMethod().equals("POST")
                || !path.startsWith(API)
                || request.getHeader(KEY) == null
                || path.startsWith(API + "uploads/"); // parts of a file, which have their offset
    }

    /** What changes nothing may be done again: of a check nothing is kept, and a link that lets in is a secret. */
    private static boolean isRepeatable(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(API + "links") || (path.equals(API + "check") && !isKept(request));
    }

    /** As the route reads it: {@code true}, {@code 1}, {@code yes} or {@code on}; what is no such word is refused there. */
    private static boolean isKept(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("keep"))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(KEPT::contains)
                .isPresent();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> key = key(Collections.list(request.getHeaders(KEY)));
        if (key.isEmpty()) {
            refuse(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key",
                    "Idempotency-Key: give one key of 1 to %d printable ASCII characters, in quotes or without blanks, quotes, backslashes, commas and semicolons, such as \"8e03978e-40d5-43dd-bc93-6894a57f9324\""
                            .formatted(LONGEST_KEY));
            return;
        }
        if (isRepeatable(request)) {
            chain.doFilter(request, response);
            return;
        }
        switch (keys.begin(
                caller.actor().organisation(), key.get(), RequestDigest.of(request, caller.actor(), caller.by()))) {
            case Beginning.Mine(IdempotentRequest begun) -> act(begun, request, response, chain);
            case Beginning.Answered(StoredAnswer answer) -> again(answer, response);
            case Beginning.OtherRequest _ ->
                refuse(
                        response,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "idempotency-key-reused",
                        "this Idempotency-Key came before with another request, by another key of the API, or when other things were allowed: take a new one for each request");
            case Beginning.Running(Duration patience) -> {
                response.setHeader("Retry-After", String.valueOf(Math.max(1, patience.toSeconds())));
                refuse(
                        response,
                        HttpStatus.CONFLICT,
                        "idempotency-running",
                        "the request with this Idempotency-Key is being done: ask again with it in some seconds");
            }
            case Beginning.Unknown _ ->
                refuse(
                        response,
                        HttpStatus.CONFLICT,
                        "idempotency-unknown",
                        "the server was killed while it did this, and it is not known what came of it: look whether it is done, and ask with another Idempotency-Key if it is not");
        }
    }

    /** Its value; empty when it is none. */
    private static Optional<String> key(List<String> values) {
        if (values.size() != 1) {
            return Optional.empty();
        }
        String value = values.getFirst().strip();
        Matcher quoted = QUOTED.matcher(value);
        Optional<String> key = quoted.matches()
                ? Optional.of(quoted.group(1).replaceAll("\\\\(.)", "$1"))
                : Optional.of(value).filter(BARE.asMatchPredicate());
        return key.filter(text -> !text.isBlank() && text.length() <= LONGEST_KEY);
    }

    private void act(
            IdempotentRequest begun, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ContentCachingResponseWrapper answered = new ContentCachingResponseWrapper(response);
        CompletableFuture<Boolean> stored = new CompletableFuture<>();
        request.setAttribute(ATTRIBUTE, begun);
        request.setAttribute(STORED, stored);
        boolean ended = false;
        try (Closeable _ = keys.alive(begun)) {
            chain.doFilter(request, answered);
            ended = true;
        } finally {
            if (keep(begun, answered, ended)) {
                stored.complete(true);
            }
        }
        answered.copyBodyToResponse();
    }

    /**
     * Before it is given: whoever does not get it asks again.
     *
     * @return whether it can be given again
     */
    private boolean keep(IdempotentRequest begun, ContentCachingResponseWrapper answered, boolean ended) {
        try {
            if (ended && answered.getStatus() / 100 == 2) {
                keys.answered(begun, answer(answered));
                return true;
            }
            keys.ended(begun);
        } catch (RuntimeException e) { // the act itself is done or not: that is answered
            LOG.warn("idempotency=unkept failure={}", e.getClass().getName());
        }
        return false;
    }

    private static StoredAnswer answer(ContentCachingResponseWrapper answered) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header : HEADERS) {
            String value = header.equals("Content-Type") ? answered.getContentType() : answered.getHeader(header);
            if (value != null) {
                headers.put(header, value);
            }
        }
        return new StoredAnswer(answered.getStatus(), headers, new String(answered.getContentAsByteArray(), UTF_8));
    }

    private static void again(StoredAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        response.getOutputStream().write(answer.body().getBytes(UTF_8));
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String kind, String line)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(ProblemAnswers.PROBLEM);
        response.getOutputStream()
                .write(ProblemAnswers.Problem.of(status.value(), kind, line)
                        .json()
                        .getBytes(UTF_8));
    }
}
