package dev.colophon.server.security;

import dev.colophon.server.view.ProblemAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what is handed in before a byte of it is read: of whoever is not signed in, of unknown size, and beyond the limit. Comes
 * before the check for forged requests, which reads the form.
 */
final class UploadGate extends OncePerRequestFilter {

    private final Optional<ServerAccess> access;
    private final Optional<LateForms> late;
    private final long mostBytes;
    private final long mostFormBytes;

    /**
     * The limits.
     *
     * @param access who may hand in something after signing in; empty: everybody may
     * @param late answers forms of whoever has to sign in again; empty where nobody signs in
     * @param mostBytes of files
     * @param mostFormBytes of other forms
     */
    UploadGate(Optional<ServerAccess> access, Optional<LateForms> late, long mostBytes, long mostFormBytes) {
        this.access = access;
        this.late = late;
        this.mostBytes = mostBytes;
        this.mostFormBytes = mostFormBytes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!hasBody) {
            chain.doFilter(request, response);
            return;
        }
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        long most = type.startsWith("multipart/") || isPart(request, type) ? mostBytes : mostFormBytes;
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        boolean known = access.isEmpty() || (user != null && user.isAuthenticated());
        if (!known && access.orElseThrow().accounts() && SignInPaths.isOpen(request)) {
            // A name and a password: nobody hands in more before they are known.
            if (type.startsWith("application/x-www-form-urlencoded")
                    && request.getContentLengthLong() >= 0
                    && request.getContentLengthLong() <= SignInPaths.MOST_BYTES) {
                chain.doFilter(request, response);
            } else {
                refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "refused.too-large", most);
            }
        } else if (!known && late.isPresent() && !ProblemAnswers.isOfPrograms(request)) {
            boolean read =
                    late.get().isRead(request) && unreadable(request, type).isEmpty();
            if (!read) {
                response.setHeader("Connection", "close");
            }
            late.get().sessionOver(request, response, read ? request.getParameterMap() : Map.of());
        } else if (!known) {
            boolean program = ProblemAnswers.isOfPrograms(request);
            refuse(
                    request,
                    response,
                    HttpServletResponse.SC_UNAUTHORIZED,
                    program ? ServerSecurity.unknownProgram(request, response) : "refused.sign-in",
                    most);
        } else if (request.getContentLengthLong() < 0) {
            refuse(request, response, HttpServletResponse.SC_LENGTH_REQUIRED, "refused.length", most);
        } else if (request.getContentLengthLong() > most) {
            refuse(request, response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "refused.too-large", most);
        } else {
            Optional<Unreadable> unreadable = unreadable(request, type);
            if (unreadable.isEmpty()) {
                chain.doFilter(request, response);
            } else {
                refuse(
                        request,
                        response,
                        unreadable.get().status(),
                        unreadable.get().key(),
                        most);
            }
        }
    }

    /** Why a form is not read. */
    private record Unreadable(int status, String key) {}

    /** The form is read here, by whoever may hand one in. */
    private static Optional<Unreadable> unreadable(HttpServletRequest request, String type) {
        if (type.startsWith("multipart/") && !type.matches(".*;\\s*boundary\\s*=\\s*\"?[^\\s\";].*")) {
            return Optional.of(new Unreadable(HttpServletResponse.SC_BAD_REQUEST, "refused.boundary"));
        }
        try {
            Object _ = request.getParameterMap();
            return Optional.empty();
        } catch (InvalidParameterException refused) {
            if (hasNoRoom(request)) {
                return Optional.of(new Unreadable(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "refused.room"));
            }
            // Of more fields than are taken Tomcat says 400, too, but names no cause.
            boolean more = refused.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                    || refused.getCause() == null;
            return Optional.of(
                    more
                            ? new Unreadable(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "refused.parts")
                            : new Unreadable(HttpServletResponse.SC_BAD_REQUEST, "refused.malformed"));
        } catch (IllegalStateException moreThanTaken) {
            return Optional.of(new Unreadable(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "refused.parts"));
        }
    }

    /** Whether the folder to which files are written as they come has less room than these take. */
    private static boolean hasNoRoom(HttpServletRequest request) {
        return request.getServletContext().getAttribute(ServletContext.TEMPDIR) instanceof File folder
                && folder.getUsableSpace() < request.getContentLengthLong();
    }

    /** Of a file that comes in parts. */
    private static boolean isPart(HttpServletRequest request, String type) {
        return type.startsWith("application/offset+octet-stream")
                && request.getRequestURI().startsWith(ServerSecurity.API + "v1/uploads/");
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, int status, String key, long most)
            throws IOException {
        // What comes is not read: the connection cannot be used again.
        response.setHeader("Connection", "close");
        ProblemAnswers.write(request, response, status, key, Math.max(1, most >> 20));
    }
}
