package dev.colophon.service.proof;

import dev.colophon.cases.home.HomeBundles;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import java.nio.file.Path;

/** The bundle of a home that somebody names. */
final class NamedBundle {

    private NamedBundle() {}

    /**
     * Finds it, also where only parts of it are left.
     *
     * @throws ServiceException when there is none of that name
     */
    static BundleName of(Settings settings, String name) {
        Path folder = settings.home().evidence();
        return HomeBundles.list(folder).stream()
                .filter(bundle -> bundle.stem().equals(name))
                .findFirst()
                .orElseThrow(() -> new ServiceException(
                        Category.REFUSED, "there is no bundle %s: see `colophon evidence list`".formatted(name)));
    }
}
