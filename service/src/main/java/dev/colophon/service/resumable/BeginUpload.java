package dev.colophon.service.resumable;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.idempotency.ActReceipt;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Begins to take a file that comes in parts. What is too much is refused before any of it comes. */
public final class BeginUpload {

    /** So many files of an organisation may be on their way or wait to be used. */
    static final int MOST = 100;

    /** As large as so many of the largest files they may be together. */
    static final int MOST_LARGEST = 10;

    /** The SHA-256 of no bytes: of an empty file no part comes with which it could be compared. */
    private static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /** Left to everything else on the disk. */
    private static final long ROOM = 256L << 20;

    private final Settings settings;
    private final long mostBytes;
    private final ActReceipt<UploadState> receipt;

    /**
     * With the limit of a file.
     *
     * @param receipt gets what was begun
     */
    public BeginUpload(Settings settings, long mostBytes, ActReceipt<UploadState> receipt) {
        this.settings = settings;
        this.mostBytes = mostBytes;
        this.receipt = receipt;
    }

    /**
     * A file.
     *
     * @param name the last part of its path
     * @param length in bytes
     * @param sha256 in hexadecimal; what comes is compared with it
     */
    public record Request(String name, long length, Optional<String> sha256) {}

    /** Why a file of this length is not taken at all; empty: it is. */
    public Optional<String> tooLarge(long length) {
        return length > mostBytes
                ? Optional.of("the file is larger than %d MB, which is the most that is taken"
                        .formatted(Math.max(1, mostBytes >> 20)))
                : Optional.empty();
    }

    /**
     * Begins it.
     *
     * @throws ServiceException when it is too large, or too much is on its way already
     */
    public UploadState begin(Actor actor, Request request) {
        actor.require(Permission.UPLOAD);
        check(request);
        DatabaseClock clock = DatabaseClock.of(InstantSource.system());
        String id = UUID.randomUUID().toString();
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.writeRepeating(dsl -> {
                UploadRows rows = new UploadRows(dsl, actor);
                if (rows.count() >= MOST || rows.bytes() + request.length() > MOST_LARGEST * mostBytes) {
                    throw new ServiceException(
                            Category.REFUSED,
                            "too much is on its way already, %d files at most and %d MB together: finish or cancel some uploads first"
                                    .formatted(MOST, (MOST_LARGEST * mostBytes) >> 20));
                }
                UploadState begun = rows.add(id, request.name(), request.length(), request.sha256(), clock.now(dsl));
                receipt.done(dsl, begun);
                return begun;
            });
        }
    }

    private void check(Request request) {
        if (request.length() < 0) {
            throw new ServiceException(Category.USAGE, "Upload-Length: say how many bytes the whole file has");
        }
        tooLarge(request.length()).ifPresent(why -> {
            throw new ServiceException(Category.REFUSED, why);
        });
        if (request.name().isBlank()
                || request.name().startsWith(".")
                || request.name().chars().anyMatch(c -> c == '/' || c == '\\' || c == 0)) {
            throw new ServiceException(Category.USAGE, "the name of the file cannot be used: give it without a folder");
        }
        if (request.sha256().filter(text -> !text.matches("[0-9a-f]{64}")).isPresent()) {
            throw new ServiceException(Category.USAGE, "sha256: write it as 64 hexadecimal digits, in lower case");
        }
        if (request.length() == 0
                && request.sha256().filter(text -> !text.equals(OF_NOTHING)).isPresent()) {
            throw new ServiceException(
                    Category.REFUSED,
                    "sha256: the file is empty, and this is the sum of another: say its Upload-Length, or the sum %s"
                            .formatted(OF_NOTHING));
        }
        if (room(settings.home()) < request.length() + ROOM) {
            throw new ServiceException(
                    Category.ENVIRONMENT, "the disk has no room for this file: ask whoever has the machine");
        }
    }

    private static long room(Home home) {
        Path folder = home.folder();
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) { // then writing says it
            return Long.MAX_VALUE;
        }
    }
}
