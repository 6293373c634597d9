package dev.colophon.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.server.view.ProblemAnswers;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.resumable.AppendToUpload.Checksum;
import dev.colophon.service.resumable.UploadState;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The words of the tus protocol for resumable uploads, 1.0.0 (tus.io). */
final class Tus {

    static final String VERSION = "1.0.0";

    /** The media type of a part. */
    static final String PART = "application/offset+octet-stream";

    static final String ALGORITHMS = "sha1,sha256";

    /** A status of that protocol alone. */
    static final int CHECKSUM_MISMATCH = 460;

    private static final String RESUMABLE = "Tus-Resumable";

    private static final int LONGEST_METADATA = 4_000;

    private Tus() {}

    static boolean isSpokenBy(HttpServletRequest request) {
        return VERSION.equals(request.getHeader(RESUMABLE));
    }

    static ResponseEntity<byte[]> otherVersion() {
        ResponseEntity<byte[]> problem = problem(
                HttpStatus.PRECONDITION_FAILED.value(),
                "tus",
                "Tus-Resumable: say %s, the version of the protocol".formatted(VERSION));
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .header("Tus-Version", VERSION)
                .body(problem.getBody());
    }

    /** Whether what comes says that it is a part of a file. */
    static boolean isPart(HttpServletRequest request) {
        String type = String.valueOf(request.getContentType());
        return type.split(";", 2)[0].strip().equalsIgnoreCase(PART);
    }

    static ResponseEntity<byte[]> noPart() {
        return problem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE.value(),
                "request",
                "Content-Type: a part of a file is sent as %s".formatted(PART));
    }

    static ResponseEntity<byte[]> problem(int status, String kind, String line) {
        String title = status == CHECKSUM_MISMATCH
                ? "Checksum Mismatch"
                : HttpStatus.valueOf(status).getReasonPhrase();
        return ResponseEntity.status(status)
                .headers(headers())
                .contentType(MediaType.parseMediaType(ProblemAnswers.PROBLEM))
                .body(new ProblemAnswers.Problem("urn:colophon:problem:" + kind, title, status, line)
                        .json()
                        .getBytes(UTF_8));
    }

    static HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(RESUMABLE, VERSION);
        return headers;
    }

    /** How an upload stands. */
    static HttpHeaders headers(UploadState upload) {
        HttpHeaders headers = headers();
        headers.set("Upload-Offset", String.valueOf(upload.received()));
        headers.setInstant("Upload-Expires", upload.expires());
        return headers;
    }

    /** A header that has to hold a number. */
    static long number(HttpServletRequest request, String header) {
        String value = String.valueOf(request.getHeader(header)).strip();
        if (!value.matches("[0-9]{1,18}")) {
            throw new ServiceException(Category.USAGE, "%s: say a number of bytes".formatted(header));
        }
        return Long.parseLong(value);
    }

    /** What is said of a part; empty: nothing. */
    static Optional<Checksum> checksum(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Upload-Checksum")).map(value -> {
            String[] said = value.strip().split(" +", -1);
            if (said.length != 2) {
                throw new ServiceException(
                        Category.USAGE, "Upload-Checksum: write an algorithm and the sum in Base64: sha256 …");
            }
            String algorithm = switch (said[0]) {
                case "sha1" -> "SHA-1";
                case "sha256" -> "SHA-256";
                default ->
                    throw new ServiceException(
                            Category.USAGE, "Upload-Checksum: `%s` is none of %s".formatted(said[0], ALGORITHMS));
            };
            return new Checksum(algorithm, base64("Upload-Checksum", said[1]));
        });
    }

    private static byte[] base64(String header, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new ServiceException(Category.USAGE, "%s: `%s` is not in Base64".formatted(header, text));
        }
    }

    /** What is said of a file: its {@code filename}, and its {@code sha256} in hexadecimal; the rest is not looked at. */
    record Metadata(Map<String, String> values) {

        static Metadata of(HttpServletRequest request) {
            String header =
                    Optional.ofNullable(request.getHeader("Upload-Metadata")).orElse("");
            if (header.length() > LONGEST_METADATA) {
                throw new ServiceException(
                        Category.USAGE, "Upload-Metadata: longer than %d characters".formatted(LONGEST_METADATA));
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (String pair : header.split(",", -1)) {
                String[] said = pair.strip().split(" +", -1);
                if (said.length == 2) {
                    values.put(said[0], new String(base64("Upload-Metadata", said[1]), UTF_8));
                }
            }
            return new Metadata(values);
        }

        static String of(UploadState upload) {
            return pair("filename", upload.name())
                    + upload.sha256().map(sum -> "," + pair("sha256", sum)).orElse("");
        }

        private static String pair(String name, String value) {
            return name + " " + Base64.getEncoder().encodeToString(value.getBytes(UTF_8));
        }
    }
}
