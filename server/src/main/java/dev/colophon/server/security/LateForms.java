package dev.colophon.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.registry.work.Organisation;
import dev.colophon.server.caller.Caller;
import dev.colophon.server.view.Assets;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Forms that come when their session is over, or whoever sent them has gone on in another organisation: they do nothing, and what was
 * typed into them is shown, so that it can be copied.
 */
final class LateForms {

    /** Of a form of nobody who is known. */
    static final int MOST_BYTES = 64 << 10;

    /** What is never shown, and what nobody types. */
    private static final Set<String> NOT_SHOWN = Set.of("_csrf", "password", "again", "code", "current", "link");

    private static final Pattern BY_PROGRAMS = Pattern.compile("true|on|[0-9]+|[0-9a-f-]{16,}");

    private static final Assets ASSETS = new Assets();

    private final ObjectProvider<RequestMappingHandlerMapping> pages;
    private final SessionCookies cookies;

    LateForms(ObjectProvider<RequestMappingHandlerMapping> pages, SessionCookies cookies) {
        this.pages = pages;
        this.cookies = cookies;
    }

    /** Whether it comes from a browser that had a session, and is small enough to be read for what was typed. */
    boolean isRead(HttpServletRequest request) {
        long bytes = request.getContentLengthLong();
        return cookies.of(request).isPresent()
                && bytes >= 0
                && bytes <= MOST_BYTES
                && String.valueOf(request.getContentType())
                        .toLowerCase(Locale.ROOT)
                        .startsWith("application/x-www-form-urlencoded");
    }

    /** Tells that the session is over, and leads to signing in and back to the page of the form. */
    void sessionOver(HttpServletRequest request, HttpServletResponse response, Map<String, String[]> fields)
            throws IOException {
        Tongue words = Tongue.of(request);
        Late late = new Late(
                words.say(
                        request.getMethod().equals("POST") && !typed(fields).isEmpty()
                                ? "late.session.typed"
                                : "late.session"),
                typed(fields),
                SignInPaths.before(page(request)),
                words.say("sign-in.do"),
                Optional.empty());
        write(request, response, HttpServletResponse.SC_UNAUTHORIZED, late);
    }

    /** Tells that the form was shown in another organisation; false where it was not. */
    boolean isOfAnother(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<SignedIn> who = Caller.signedIn();
        Optional<Organisation> before = cookies.shownIn(request);
        if (who.isEmpty() || before.isEmpty()) {
            return false;
        }
        Tongue words = Tongue.of(request);
        String now = words.report().title(who.get().actor().organisation().name());
        String then = words.report().title(before.get().name());
        boolean files = String.valueOf(request.getContentType())
                .toLowerCase(Locale.ROOT)
                .startsWith("multipart/");
        String said = words.say("late.organisation", then, now);
        Late late = new Late(
                files ? said + " " + words.say("register.files.again") : said,
                typed(request.getParameterMap()),
                page(request),
                words.say("late.stay", now),
                before);
        write(request, response, HttpServletResponse.SC_CONFLICT, late);
        return true;
    }

    /**
     * What is told of a form that came too late.
     *
     * @param said what is so, and what to do
     * @param typed what stood in its fields
     * @param to where it goes on
     * @param label of the link to there
     * @param before the organisation in which it was shown, to go on in that
     */
    record Late(String said, List<String> typed, String to, String label, Optional<Organisation> before) {}

    private static List<String> typed(Map<String, String[]> fields) {
        return fields.entrySet().stream()
                .filter(field -> !NOT_SHOWN.contains(field.getKey()))
                .flatMap(field -> Arrays.stream(field.getValue()))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !BY_PROGRAMS.matcher(text).matches())
                .distinct()
                .toList();
    }

    /** The page on which a form is: the nearest above the address that it is sent to. */
    private String page(HttpServletRequest request) {
        String path = request.getRequestURI();
        while (path.length() > 1) {
            PathContainer asked = PathContainer.parsePath(path);
            if (pages.stream()
                    .flatMap(one -> one.getHandlerMethods().keySet().stream())
                    .anyMatch(one -> isPage(one, asked))) {
                return path;
            }
            path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }
        return "/";
    }

    private static boolean isPage(RequestMappingInfo mapping, PathContainer path) {
        var patterns = mapping.getPathPatternsCondition();
        return patterns != null
                && mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                && patterns.getPatterns().stream().anyMatch(pattern -> pattern.matches(path));
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private static void write(HttpServletRequest request, HttpServletResponse response, int status, Late late)
            throws IOException {
        Frame frame = Frame.of(request, ASSETS, Tongue.of(request).say("late.title"));
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream()
                .write(Html.text(out -> JtelateformGenerated.render(out, null, frame, late))
                        .getBytes(UTF_8));
    }
}
