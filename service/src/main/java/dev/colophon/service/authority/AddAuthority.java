package dev.colophon.service.authority;

import dev.colophon.cases.home.Certificates;
import dev.colophon.cases.home.TimestampAuthorities;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;

/** Names a timestamp authority (RFC 3161). */
public final class AddAuthority {

    private final Settings settings;

    public AddAuthority(Settings settings) {
        this.settings = settings;
    }

    /**
     * Makes the home where there is none.
     *
     * @param url where it takes queries
     * @param root a file with the certificate that its timestamps must chain to, in PEM
     */
    public NamedAuthority add(Actor actor, String url, Path root, boolean ownNetwork) {
        actor.require(Permission.MACHINE);
        if (!url.matches("https?://[^\\s?#]+")) {
            throw new ServiceException(Category.USAGE, "the address begins with https:// or http://");
        }
        TimestampAuthorities.Named named =
                new TimestampAuthorities.Named(URI.create(url), certificate(root), ownNetwork);
        try (Database database = Database.open(settings.home(), settings.database())) {
            new TimestampAuthorities(database, InstantSource.system()).add(named);
        }
        return NamedAuthority.of(named);
    }

    private static X509Certificate certificate(Path root) {
        try {
            return Certificates.parse(Files.readString(root));
        } catch (NoSuchFileException e) {
            throw new ServiceException(Category.REFUSED, "--root: there is no file %s".formatted(root));
        } catch (IOException | IllegalArgumentException e) {
            throw new ServiceException(
                    Category.REFUSED, "--root: %s is not a certificate in PEM that can be read".formatted(root));
        }
    }
}
