package dev.colophon.service.proof;

import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Hands out a bundle whole: its container and the files beside it in one archive, for whoever is to check it. */
public final class PackBundle {

    private final Settings settings;

    public PackBundle(Settings settings) {
        this.settings = settings;
    }

    /** Something that is written to. */
    public interface Target {

        /** Opens it, when all that can be refused is not. */
        OutputStream open() throws IOException;
    }

    /**
     * Writes it as a ZIP file.
     *
     * @throws ServiceException when there is no such bundle
     */
    public void pack(Actor actor, String name, Target target) throws IOException {
        actor.require(Permission.READ);
        BundleName bundle = NamedBundle.of(settings, actor, name);
        Path folder = settings.home().evidence();
        var files = BundleContents.files(folder, bundle);
        try (ZipOutputStream zip = new ZipOutputStream(target.open())) {
            zip.setLevel(Deflater.NO_COMPRESSION); // what is large in it is compressed already
            for (BundleFile file : files) {
                Path path = folder.resolve(file.name());
                ZipEntry entry = new ZipEntry(file.name());
                entry.setLastModifiedTime(Files.getLastModifiedTime(path));
                zip.putNextEntry(entry);
                Files.copy(path, zip);
                zip.closeEntry();
            }
        }
    }
}
