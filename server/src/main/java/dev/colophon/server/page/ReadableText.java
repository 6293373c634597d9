package dev.colophon.server.page;

import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses what is handed in with bytes that are no UTF-8, in a field or in the name of a file, before any of it is done: they are read as
 * U+FFFD, and nobody could tell later what stood there. What is encoded in an address the web server refuses itself.
 */
public final class ReadableText implements HandlerInterceptor {

    private static final char UNREADABLE = '\uFFFD';

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            request.getParameterMap()
                    .forEach((name, values) -> Arrays.stream(values).forEach(value -> check(name, value)));
            if (request instanceof MultipartHttpServletRequest parts) {
                parts.getMultiFileMap().forEach((name, files) -> files(name, files));
            }
        }
        return true;
    }

    private static void files(String name, List<MultipartFile> files) {
        files.forEach(file -> check(name, String.valueOf(file.getOriginalFilename())));
    }

    private static void check(String name, String value) {
        if (value.indexOf(UNREADABLE) >= 0 || name.indexOf(UNREADABLE) >= 0) {
            throw new ServiceException(
                    Category.USAGE,
                    "the %s has a character that cannot be read (U+FFFD): write it in UTF-8".formatted(name));
        }
    }
}
