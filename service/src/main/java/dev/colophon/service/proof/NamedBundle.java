package dev.colophon.service.proof;

import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.evidence.OwnBundles;
import dev.colophon.service.settings.Settings;

/** The bundle of a home that somebody names. */
final class NamedBundle {

    private NamedBundle() {}

    /**
     * Finds it, also where only parts of it are left.
     *
     * @throws ServiceException when there is none of that name
     */
    static BundleName of(Settings settings, Actor actor, String name) {
        return OwnBundles.list(settings, actor).stream()
                .filter(bundle -> bundle.stem().equals(name))
                .findFirst()
                .orElseThrow(() -> new ServiceException(
                        Category.REFUSED, "there is no bundle %s: see `colophon evidence list`".formatted(name)));
    }
}
