package dev.colophon.server.upload;

import dev.colophon.service.resumable.TakenUploads;
import dev.colophon.service.session.ScratchFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files that came by a form, in a scratch folder, each under its own name; gone when it is closed.
 *
 * @param files in the order in which they came
 * @param taken those of them that came in parts before
 */
public record Upload(ScratchFolder scratch, List<Path> files, Optional<TakenUploads> taken) implements Closeable {

    private static final int LONGEST_NAME_BYTES = 200;

    public Upload {
        files = List.copyOf(files);
    }

    /** Takes what a form brought; fields without a file, which browsers send, count for none. */
    public static Upload of(List<MultipartFile> parts) throws IOException {
        ScratchFolder scratch = ScratchFolder.create("colophon-upload");
        try {
            List<Path> files = new ArrayList<>();
            for (MultipartFile part : parts) {
                String given = String.valueOf(part.getOriginalFilename());
                if (part.isEmpty() && given.isEmpty()) {
                    continue;
                }
                Path folder = Files.createDirectory(scratch.path().resolve(String.valueOf(files.size())));
                Path file = folder.resolve(name(given));
                part.transferTo(file.toFile()); // which moves what was written to the disk already
                files.add(file);
            }
            return new Upload(scratch, files, Optional.empty());
        } catch (IOException | RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    /** With others that came before. */
    public Upload with(TakenUploads others) {
        return new Upload(
                scratch, Stream.concat(files.stream(), others.files().stream()).toList(), Optional.of(others));
    }

    /** The last part of what a browser calls it, without what no file can be called, or hides what follows. */
    public static String name(String given) {
        String last = given.substring(1 + Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')));
        String clean = last.codePoints()
                .filter(code -> !Character.isISOControl(code)
                        && Character.getType(code) != Character.FORMAT
                        && Character.getType(code) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceFirst("^[.\\s]+", "") // files that begin so are hidden, and in no backup
                .strip();
        while (clean.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME_BYTES) {
            clean = clean.substring(clean.offsetByCodePoints(0, 1)); // the end says of what kind it is
        }
        return clean.isEmpty() ? "upload" : clean;
    }

    @Override
    public void close() throws IOException {
        try (scratch) {
            if (taken.isPresent()) {
                taken.get().close();
            }
        }
    }
}
