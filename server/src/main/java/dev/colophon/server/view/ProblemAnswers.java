package dev.colophon.server.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.service.json.JsonLines;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** What is not answered, in one line of what, why and what to do: a page for people, {@code problem+json} (RFC 9457) for programs. */
public final class ProblemAnswers {

    /** The media type of RFC 9457. */
    public static final String PROBLEM = "application/problem+json";

    private static final Assets ASSETS = new Assets();

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

    /** Answers a request that no controller sees. */
    public static void write(
            HttpServletRequest request, HttpServletResponse response, int status, String key, Object... arguments)
            throws IOException {
        Tongue words = Tongue.of(request);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        String said;
        if (isOfApi(request)) {
            response.setContentType(PROBLEM);
            String kind = key.substring(key.indexOf('.') + 1);
            said = Problem.of(status, kind, Tongue.ENGLISH.say(key, arguments)).json();
        } else {
            response.setContentType("text/html;charset=UTF-8");
            Frame frame = Frame.of(request, ASSETS, words.say("refused.title"));
            said = page(frame, Told.of(words, words.say(key, arguments)));
        }
        response.getOutputStream().write(said.getBytes(UTF_8));
    }

    /** Whether a program asks. */
    public static boolean isOfApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    /** The page that says it. */
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    public static String page(Frame frame, Told told) {
        return Html.text(out -> JterefusalGenerated.render(out, null, frame, told));
    }
}
