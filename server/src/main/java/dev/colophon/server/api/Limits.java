package dev.colophon.server.api;

import dev.colophon.server.upload.Upload;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;

/** What a request may ask for. */
final class Limits {

    private static final int MOST_ITEMS = 1_000;

    private Limits() {}

    static void check(int limit) {
        if (limit < 1 || limit > MOST_ITEMS) {
            throw new ServiceException(Category.USAGE, "limit: a number from 1 to " + MOST_ITEMS);
        }
    }

    static Upload uploaded(Optional<List<MultipartFile>> files) throws IOException {
        Upload upload = Upload.of(files.orElse(List.of()));
        if (upload.files().isEmpty()) {
            upload.close();
            throw new ServiceException(Category.USAGE, "file: send one or more parts of this name, with a file name");
        }
        return upload;
    }
}
