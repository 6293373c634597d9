package dev.colophon.server.api;

import dev.colophon.server.upload.Job;
import dev.colophon.server.upload.Upload;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.web.multipart.MultipartFile;

/** What a request may ask for, and how long its answer may take. */
final class Limits {

    private static final int MOST_ITEMS = 1_000;

    private static final Duration PATIENCE = Duration.ofMinutes(30);

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

    /** What came of a job when it has ended. */
    static Job.State end(Job job) throws InterruptedException {
        if (!job.await(PATIENCE)) {
            throw new ServiceException(
                    Category.ENVIRONMENT,
                    "it takes longer than %d minutes and goes on here".formatted(PATIENCE.toMinutes()));
        }
        if (job.failure().isPresent()) {
            throw job.failure().get();
        }
        Job.State state = job.state();
        if (state.failure().isPresent()) {
            throw new IllegalStateException("the job failed, which the log tells");
        }
        return state;
    }
}
