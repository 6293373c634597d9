package dev.colophon.server.api;

import dev.colophon.server.caller.Caller;
import dev.colophon.server.upload.Job;
import dev.colophon.server.upload.Upload;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.resumable.UploadedFiles;
import dev.colophon.service.resumable.UseUpload;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.multipart.MultipartFile;

/**
 * The files that a request is about: those that come with it, and those that came in parts before.
 *
 * @param uploads the ids of the latter
 */
record HandedFiles(Upload upload, List<String> uploads) {

    private static final Logger LOG = LoggerFactory.getLogger(HandedFiles.class);

    /** What whoever sent none is told. */
    static final String MISSING =
            "file: send one or more parts of this name, with a file name; or name what came by /api/v1/uploads with upload=ID";

    /** Those of a request that is about files. */
    static HandedFiles of(
            Settings settings, Caller caller, Optional<List<MultipartFile>> files, Optional<List<String>> uploads)
            throws IOException {
        return of(settings, caller, files, uploads, Optional.of(MISSING));
    }

    /** @param missing what whoever sent none is told; empty where none are needed */
    static HandedFiles of(
            Settings settings,
            Caller caller,
            Optional<List<MultipartFile>> files,
            Optional<List<String>> uploads,
            Optional<String> missing)
            throws IOException {
        List<String> ids = uploads.orElse(List.of()).stream()
                .filter(id -> !id.isBlank())
                .distinct()
                .toList();
        Upload upload = Upload.of(files.orElse(List.of()));
        try {
            if (upload.files().isEmpty() && ids.isEmpty() && missing.isPresent()) {
                throw new ServiceException(Category.USAGE, missing.get());
            }
            return new HandedFiles(
                    ids.isEmpty() ? upload : upload.with(new UploadedFiles(settings).take(caller.actor(), ids)), ids);
        } catch (IOException | RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    /**
     * What came in parts is used when a job has done what it was to do; else it can be named again, as by a program that repeats its
     * request because it was not answered.
     *
     * @param answered completed when nobody repeats it any more
     */
    void usedBy(Job job, Settings settings, Actor actor, CompletableFuture<?> answered) {
        job.whenEnded(() -> {
            if (job.state().failure().isEmpty()) {
                var _ = answered.thenRun(() -> uploads.forEach(id -> use(settings, actor, id)));
            }
        });
    }

    private static void use(Settings settings, Actor actor, String id) {
        try {
            new UseUpload(settings).use(actor, id);
        } catch (IOException | RuntimeException e) {
            LOG.warn("upload={} is deleted when its day is over", id, e);
        }
    }
}
