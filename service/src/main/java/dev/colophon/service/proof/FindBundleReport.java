package dev.colophon.service.proof;

import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the signed report of a bundle. */
public final class FindBundleReport {

    private final Settings settings;

    public FindBundleReport(Settings settings) {
        this.settings = settings;
    }

    /**
     * A PDF file.
     *
     * @throws ServiceException when there is no such bundle, or it has no report
     */
    public Path find(Actor actor, String name) {
        actor.require(Permission.READ);
        BundleName bundle = NamedBundle.of(settings, actor, name);
        Path report = settings.home().evidence().resolve(bundle.report());
        if (!Files.isRegularFile(report)) {
            throw new ServiceException(Category.REFUSED, "%s has no report".formatted(bundle.stem()));
        }
        return report;
    }
}
