package dev.colophon.service.report;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;

/** Writes where copies were seen as pages that open from a disk, without this program, a network or scripts. */
public final class WriteReport {

    private final Settings settings;
    private final InstantSource clock;

    /** @param clock tells when it is written: the only thing in it that is not of the home */
    public WriteReport(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes a report: afterwards all of it is there, or nothing is changed. Empty, and said so, where nothing was ever stored.
     *
     * @throws ServiceException when the folder holds something else, or cannot be written
     */
    public Optional<WrittenReport> write(Actor actor, ReportOrder order, ProgressListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            if (database == null) {
                return Optional.empty();
            }
            try (ReportFolder folder = ReportFolder.begin(order.folder());
                    ScratchFolder scratch = ScratchFolder.create("colophon-report")) {
                return Optional.of(
                        new ReportRun(settings, clock, actor, order, listener, database, folder).written(scratch));
            } catch (UncheckedIOException e) { // the disk is full, or was taken away
                throw new ServiceException(Category.ENVIRONMENT, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                throw new ServiceException(
                        Category.ENVIRONMENT,
                        "cannot write the report %s: %s".formatted(order.folder(), ServiceException.reason(e)));
            }
        }
    }
}
