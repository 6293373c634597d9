package dev.colophon.server.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.service.caller.Actor;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** Who asks what, in a text that is equal for the same question alone; files count by their bytes. */
final class RequestDigest {

    private static final List<String> HEADERS = List.of("Upload-Length", "Upload-Metadata");

    private RequestDigest() {}

    /** @param by by what they were let in */
    static String of(HttpServletRequest request, Actor actor, String by) throws IOException, ServletException {
        StringBuilder text = new StringBuilder();
        line(text, "actor", actor.name());
        line(text, "by", by);
        actor.permissions().stream().sorted().forEach(permission -> line(text, "may", permission.name()));
        line(text, request.getMethod(), request.getRequestURI());
        for (var field : new TreeMap<>(request.getParameterMap()).entrySet()) {
            if (!field.getKey().equals("_csrf")) {
                Arrays.stream(field.getValue()).forEach(value -> line(text, field.getKey(), value));
            }
        }
        for (String header : HEADERS) {
            Optional.ofNullable(request.getHeader(header)).ifPresent(value -> line(text, header, value));
        }
        if (String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            for (Part part : request.getParts()) {
                if (part.getSubmittedFileName() != null) {
                    line(text, part.getName(), part.getSubmittedFileName());
                    line(text, "sha256", sha256(part));
                }
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(URLEncoder.encode(name, UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, UTF_8))
                .append('\n');
    }

    private static String sha256(Part part) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) { // each Java has it
            throw new IllegalStateException(e);
        }
        try (InputStream in = new DigestInputStream(part.getInputStream(), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
