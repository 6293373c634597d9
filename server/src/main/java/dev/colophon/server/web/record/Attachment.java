package dev.colophon.server.web.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.ContentDisposition;

/** Files that a browser saves and does not show. */
final class Attachment {

    private Attachment() {}

    /** The stream of an answer that is saved under a name. */
    private static OutputStream open(HttpServletResponse response, String type, String name) throws IOException {
        response.setContentType(type);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment().filename(name, UTF_8).build().toString());
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        return response.getOutputStream();
    }

    /** Sends bytes. */
    static void send(HttpServletResponse response, String type, String name, byte[] bytes) throws IOException {
        try (OutputStream out = open(response, type, name)) {
            out.write(bytes);
        }
    }

    /** Sends files in one archive. */
    static void zip(HttpServletResponse response, String name, Map<String, byte[]> files) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(open(response, "application/zip", name))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
    }

    /** Sends the files of a folder, which holds no others, in one archive with a folder of its name. */
    static void zip(HttpServletResponse response, String name, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        try (ZipOutputStream zip = new ZipOutputStream(open(response, "application/zip", name))) {
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(folder.getFileName() + "/" + file.getFileName()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }
}
