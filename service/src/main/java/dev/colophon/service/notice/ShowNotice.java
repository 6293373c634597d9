package dev.colophon.service.notice;

import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.Notices;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Shows one notice in full, and writes its files out. */
public final class ShowNotice {

    private final Settings settings;

    public ShowNotice(Settings settings) {
        this.settings = settings;
    }

    /**
     * The notice as it is.
     *
     * @param number as a person writes it
     * @throws dev.colophon.registry.work.RegistryException when there is none
     */
    public NoticeDetail show(Actor actor, String number) {
        actor.require(Permission.READ);
        NoticeNumber meant = NoticeNumber.parse(number);
        try (Database database = HomeDatabase.stored(settings)) {
            return database.read(dsl -> {
                Notices notices = new Notices(dsl, actor.organisation());
                return new NoticeReading(dsl, notices, ListRegimes.known(settings)).detail(notices.get(meant));
            });
        }
    }

    /**
     * Writes the files of a notice into a folder, which is made where it is not there. What has such a name there stays as it is.
     *
     * @return where they are, in their order
     * @throws ServiceException when the notice names what may not be acted on any more, a file is there already, or cannot be written
     */
    public static List<Path> write(NoticeDetail detail, Path folder) {
        if (detail.isOutdated()) {
            throw new ServiceException(
                    Category.REFUSED,
                    "%s names what may not be acted on any more, copies %s: draft it again"
                            .formatted(detail.notice().number(), detail.outdated()));
        }
        List<Path> files = detail.files().stream()
                .map(file -> folder.resolve("%s-%s".formatted(detail.notice().number(), file.name())))
                .toList();
        files.stream().filter(Files::exists).findFirst().ifPresent(there -> {
            throw new ServiceException(Category.REFUSED, "%s is there already: name another folder".formatted(there));
        });
        try {
            Files.createDirectories(folder);
            for (int i = 0; i < files.size(); i++) {
                NoticeFile file = detail.files().get(i);
                Files.write(files.get(i), file.content());
            }
        } catch (IOException e) {
            throw new ServiceException(
                    Category.ENVIRONMENT, "%s: cannot be written (%s)".formatted(folder, ServiceException.reason(e)));
        }
        return files;
    }
}
