package dev.colophon.server.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.service.json.JsonLines;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** What is not answered, in one line of what, why and what to do: a page for people, {@code problem+json} (RFC 9457) for programs. */
public final class ProblemAnswers {

    /** The media type of RFC 9457. */
    public static final String PROBLEM = "application/problem+json";

    /** Where Prometheus asks. */
    public static final String METRICS = "/metrics";

    private static final Assets ASSETS = new Assets();

    /** What a page says with the words of its buttons and links is said to programs with those of HTTP; they are told all in English. */
    private static final Map<String, String> TO_PROGRAMS = Map.ofEntries(
            Map.entry(
                    "refused.request",
                    "the request is not complete, or not of the kind that is answered here: /api/v1/openapi.json says what it takes"),
            Map.entry(
                    "refused.malformed",
                    "the request cannot be read: its address or its body is not written as its media type asks for"),
            Map.entry(
                    "refused.room",
                    "the server has no room left for what comes: nothing was done; send it again later"),
            Map.entry(
                    "refused.database",
                    "the database of the server cannot be reached now: nothing was done; send it again later"),
            Map.entry(
                    "refused.boundary",
                    "Content-Type: multipart/form-data names a boundary between its parts, as curl --form does"),
            Map.entry(
                    "refused.parts",
                    "the form holds more than is taken at a time: at most 1,000 files, and 2 MB of text beside them; send fewer at once"),
            Map.entry(
                    "refused.length",
                    "Content-Length: say how many bytes come before they do; chunked bodies are not taken"),
            Map.entry("refused.too-large", "at most {0} MB come over at a time, so nothing was read: send less"),
            Map.entry("refused.large", "more came than is taken at a time, so nothing was done: send less"),
            Map.entry("refused.long", "the address is longer than any here: shorten its query"),
            Map.entry(
                    "refused.form",
                    "no key came, and no token of a form: send Authorization: Bearer KEY; nothing was done"),
            Map.entry(
                    "refused.method",
                    "this address does not take that method: /api/v1/openapi.json names those that it takes"),
            Map.entry(
                    "refused.media",
                    "what was sent is of a media type that is not read here: /api/v1/openapi.json names those that are"),
            Map.entry("refused.no-page", "there is nothing at this address: /api/v1/openapi.json names all there are"),
            Map.entry("refused.not-public", "there is nothing at this address by the public name"),
            Map.entry("refused.internal", "internal error: please report it; the log of the server says more"));

    /** What a program is told; {0} and so on are filled in as in a message. */
    public static String toPrograms(String key, Object... arguments) {
        String line = TO_PROGRAMS.get(key);
        if (line == null) {
            return Tongue.ENGLISH.say(key, arguments);
        }
        for (int i = 0; i < arguments.length; i++) {
            line = line.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return line;
    }

    private static final String COMMAND = "`colophon ";

    /**
     * A sentence of the rules without what can be done by a command, for programs of people who have none: it ends before the clause
     * that names one.
     */
    public static String withoutCommands(String line) {
        int command = line.indexOf(COMMAND);
        if (command < 0) {
            return line;
        }
        String before = line.substring(0, command);
        int end = Math.max(before.lastIndexOf(": "), before.lastIndexOf("; "));
        end = end < 0 ? before.lastIndexOf(", ") : end;
        return end < 0 ? line : before.substring(0, end);
    }

    private ProblemAnswers() {}

    /**
     * A problem as RFC 9457 has it.
     *
     * @param type names the kind of problem
     */
    public record Problem(String type, String title, int status, String detail) {

        public static Problem of(int status, String type, String detail) {
            HttpStatus known = HttpStatus.valueOf(status);
            return new Problem("urn:colophon:problem:" + type, known.getReasonPhrase(), status, detail);
        }

        public String json() {
            return JsonLines.line(this);
        }
    }

    /**
     * What is said of a request that is not answered.
     *
     * @param type its media type
     */
    public record Said(String type, String text) {}

    /** What is said to whoever asks, in their language; to programs in English. */
    public static Said said(HttpServletRequest request, int status, String key, Object... arguments) {
        if (isOfPrograms(request)) {
            String kind = key.substring(key.indexOf('.') + 1);
            return new Said(
                    PROBLEM,
                    Problem.of(status, kind, toPrograms(key, arguments)).json());
        }
        Tongue words = Tongue.of(request);
        Frame frame = Frame.of(request, ASSETS, words.say("refused.title"));
        return new Said("text/html;charset=UTF-8", page(frame, Told.of(words, words.say(key, arguments))));
    }

    /** Answers a request that no controller sees. */
    public static void write(
            HttpServletRequest request, HttpServletResponse response, int status, String key, Object... arguments)
            throws IOException {
        Said said = said(request, status, key, arguments);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(said.type());
        response.getOutputStream().write(said.text().getBytes(UTF_8));
    }

    /** The message that says why a status is answered, where nothing more is known. */
    public static String key(int status, HttpServletRequest request) {
        return switch (status) {
            case 400 -> "refused.malformed";
            case 404 -> Visitor.isPublic(request) ? "refused.not-public" : "refused.no-page";
            case 405, 501 -> "refused.method";
            case 413 -> "refused.large";
            case 414, 431 -> "refused.long";
            case 415 -> "refused.media";
            default -> status >= 500 ? "refused.internal" : "refused.request";
        };
    }

    /** Whether a program asks. */
    public static boolean isOfPrograms(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/api/") || path.equals(METRICS) || path.startsWith("/health/");
    }

    /** The page that says it. */
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    public static String page(Frame frame, Told told) {
        return Html.text(out -> JterefusalGenerated.render(out, null, frame, told));
    }
}
