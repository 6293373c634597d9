package dev.colophon.cases.claimant;

import dev.colophon.registry.work.Party;
import dev.colophon.store.Home;
import dev.colophon.store.PrivateFiles;
import dev.colophon.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Copies of identity documents that their owners want to be attached to notices whose procedure asks for one. Each is a file of its own,
 * for the eyes of the home's user alone, which is in no backup and no bundle. A mail that it went with stays as it was, in the database and
 * so in backups.
 */
public final class IdentityCopies {

    private final Home home;

    public IdentityCopies(Home home) {
        this.home = home;
    }

    /**
     * Keeps it in place of what was kept of somebody before.
     *
     * @throws StoreException when it cannot be written
     */
    public void keep(Party of, byte[] content) {
        Path folder = home.createFolder(home.identities());
        Path file = file(of);
        Path written = folder.resolve(of.id() + ".new");
        try {
            Files.deleteIfExists(written);
            Files.createFile(written, PrivateFiles.file(written));
            Files.write(written, content);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Reason.NOT_WRITABLE,
                    "the copy of the identity document cannot be kept in %s: %s".formatted(folder, e.getMessage()),
                    e);
        }
    }

    /** Keeps none of somebody any more; whether there was one. */
    public boolean remove(Party of) {
        try {
            return Files.deleteIfExists(file(of));
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Reason.NOT_WRITABLE,
                    "%s cannot be removed: %s".formatted(file(of), e.getMessage()),
                    e);
        }
    }

    /** Whether one of somebody is kept. */
    public boolean has(Party of) {
        return Files.isRegularFile(file(of));
    }

    /**
     * The one that is kept of somebody, if it is of the document of which their details tell.
     *
     * @throws StoreException when it cannot be read
     */
    public Optional<PowerOfAttorney> of(Party party, ClaimantDetails details) {
        if (!has(party)) {
            return Optional.empty();
        }
        try {
            PowerOfAttorney copy = PowerOfAttorney.of(Files.readAllBytes(file(party)));
            return Optional.of(copy)
                    .filter(kept -> details.identity()
                            .filter(proof -> proof.sha256().equals(kept.sha256()))
                            .isPresent());
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Reason.NOT_READABLE,
                    "%s cannot be read: %s".formatted(file(party), e.getMessage()),
                    e);
        }
    }

    private Path file(Party of) {
        return home.identities().resolve(of.id());
    }
}
