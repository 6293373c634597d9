package dev.colophon.server.security;

import dev.colophon.service.settings.PublicOrigin;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is answered by the public address, and nothing else is: of everything that is not here nobody learns that it is there.
 *
 * @param address where everybody asks; empty: nothing is public
 */
public record PublicPages(Optional<PublicOrigin> address) {

    private static final String ANSWER = "/answer/[A-Za-z0-9_-]{22}";

    private static final List<Pattern> READ = List.of(
            Pattern.compile("/static/[0-9a-f]+/[A-Za-z0-9.-]+"),
            Pattern.compile(ANSWER + "(?:/proof/[0-9]{1,4})?"),
            Pattern.compile("/public"),
            Pattern.compile("/public/statistics\\.csv"),
            Pattern.compile("/public/days\\.csv"),
            Pattern.compile("/public/notices"),
            Pattern.compile("/public/notices/[A-Za-z0-9-]{1,40}"),
            Pattern.compile("/public/log"),
            Pattern.compile("/public/log/[A-Za-z0-9./_-]{1,200}"),
            Pattern.compile("/verify"),
            Pattern.compile("/check"),
            Pattern.compile("/bot"));

    private static final List<Pattern> HANDED_IN =
            List.of(Pattern.compile(ANSWER), Pattern.compile("/verify"), Pattern.compile("/check"));

    /** Whether a request comes by that address. */
    public boolean isAskedBy(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host != null && address.filter(known -> known.isNamedBy(host)).isPresent();
    }

    /** Whether it asks for what is public. */
    public boolean has(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD" -> isOf(READ, request);
            case "POST" -> isOf(HANDED_IN, request);
            default -> false;
        };
    }

    /** Whether the same address is public when it is asked in another way. */
    boolean hasOtherwise(HttpServletRequest request) {
        return isOf(READ, request) || isOf(HANDED_IN, request);
    }

    /** In which ways it is asked. */
    String methods(HttpServletRequest request) {
        return isOf(HANDED_IN, request) ? "GET, HEAD, POST" : "GET, HEAD";
    }

    private static boolean isOf(List<Pattern> paths, HttpServletRequest request) {
        String path = request.getRequestURI();
        return paths.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }
}
