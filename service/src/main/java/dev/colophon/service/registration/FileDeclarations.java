package dev.colophon.service.registration;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.declaration.DeclarationKey;
import dev.colophon.evidence.declaration.DidKey;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.registry.OwnerDeclarations;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.declaration.DeclarationStatement;
import dev.colophon.service.declaration.DeclareWork;
import dev.colophon.service.declaration.SignedDeclaration;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Declarations that lie beside files. One is taken when its signature holds, the file is one of its files, and its key is the owner's:
 * known from what was taken before, this home's own, named by whoever registers (of an owner who has works here, who must be named,
 * too), or, where no key is named, the first of an owner who is new here. Of any other it is told in a line why nothing of it is taken.
 * For one run and one thread.
 */
final class FileDeclarations implements AutoCloseable {

    /** Clocks of others go wrong so much and no more. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Settings settings;
    private final Actor actor;
    private final Set<String> declaredBy;
    private final MessageListener listener;
    private final Map<String, Set<String>> taken = new HashMap<>();
    private @Nullable Database database;
    private @Nullable Set<String> ownKeys;

    /**
     * In a home.
     *
     * @param declaredBy keys of owners, from them
     * @throws ServiceException when one is none
     */
    FileDeclarations(Settings settings, Actor actor, List<String> declaredBy, MessageListener listener) {
        this.settings = settings;
        this.actor = actor;
        this.declaredBy = declaredBy.stream().map(FileDeclarations::key).collect(Collectors.toSet());
        this.listener = listener;
    }

    private static String key(String text) {
        try {
            return DidKey.parse(text.strip()).toString();
        } catch (IllegalArgumentException e) {
            throw new ServiceException(Category.USAGE, "--declared-by: " + e.getMessage());
        }
    }

    /** Why nothing of a declaration is taken, in a line. */
    private static final class NotTaken extends Exception {

        NotTaken(String why) {
            super(why);
        }
    }

    /** The declaration of a file: beside it, and called as it is with or without its ending. */
    static Optional<Path> beside(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return Stream.of(name, dot > 0 ? name.substring(0, dot) : name)
                .map(stem -> file.resolveSibling(stem + SignedDeclaration.ENDING))
                .filter(declaration -> Files.exists(declaration, LinkOption.NOFOLLOW_LINKS))
                .findFirst();
    }

    /**
     * What is declared of a file.
     *
     * @param owner of the file, by name or id, as whoever registers says
     */
    Optional<DeclaredDetails> of(Path file, Optional<String> owner) {
        Optional<Path> declaration = beside(file);
        if (declaration.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(file, declaration.get(), owner));
        } catch (NotTaken | RegistryException e) {
            tell(declaration.get(), "nothing of it is taken: " + e.getMessage());
        } catch (MalformedPart e) {
            tell(declaration.get(), "nothing of it is taken: it is no declaration of a work: " + e.getMessage());
        } catch (IOException e) {
            tell(declaration.get(), "nothing of it is taken: it, or the file beside it, cannot be read");
        }
        return Optional.empty();
    }

    private void tell(Path declaration, String what) {
        listener.message("warning: %s: %s".formatted(FileWalker.place(declaration), what));
    }

    private DeclaredDetails read(Path file, Path declaration, Optional<String> owner)
            throws IOException, MalformedPart, NotTaken {
        if (!Files.isRegularFile(declaration, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotTaken("it is a link, a folder or a pipe: give the file itself");
        }
        SignedDeclaration signed = SignedDeclaration.read(declaration);
        if (signed.fault().isPresent()) {
            throw new NotTaken(signed.fault().get());
        }
        Instant at = signed.declared().orElseThrow();
        if (at.isAfter(InstantSource.system().instant().plus(AHEAD))) {
            throw new NotTaken("it was signed at %s, which is still to come".formatted(at));
        }
        DeclarationStatement statement = signed.statement();
        Content content = Content.of(file);
        if (!statement.files().contains(content.sha256())) {
            throw new NotTaken("%s is none of its files".formatted(FileWalker.place(file)));
        }
        String name = WrittenText.line("owner", statement.owner(), WorkDetails.LONGEST_OWNER);
        Optional<OwnerDeclarations> stored = stored();
        checkOwner(name, owner, stored);
        boolean first = checkKey(name, statement.issuer(), owner.isPresent(), stored);
        Optional<OwnerDeclarations.Known> known = stored.flatMap(rows -> rows.known(owner.orElse(name), content));
        DeclaredDetails details =
                DeclaredDetails.of(name, statement, at, warning -> tell(declaration, warning + ": it is left out"));
        if (first) {
            tell(
                    declaration,
                    "%s is new here: what is signed with %s is taken as theirs from now on; ask them whether that is their key"
                            .formatted(name, statement.issuer()));
        }
        keys(name, stored).add(statement.issuer());
        return known.map(before -> details.after(before.declared(), isOwn(statement.issuer())))
                .orElse(details);
    }

    /** What whoever registers says of an owner, and what the declaration says, are the same. */
    private static void checkOwner(String declared, Optional<String> owner, Optional<OwnerDeclarations> stored)
            throws NotTaken {
        if (owner.isEmpty() || owner.get().strip().equals(declared)) {
            return;
        }
        boolean byId = stored.flatMap(rows -> rows.owner(owner.get()).party())
                .filter(party -> party.name().equals(declared))
                .isPresent();
        if (!byId) {
            throw new NotTaken("it says that %s owns the file, and --owner says %s".formatted(declared, owner.get()));
        }
    }

    /** Those that are known to be of an owner: by what is stored, and by what was taken in this run. */
    private Set<String> keys(String owner, Optional<OwnerDeclarations> stored) {
        return taken.computeIfAbsent(
                owner,
                _ -> new HashSet<>(stored.map(rows -> rows.owner(owner).keys()).orElse(Set.of())));
    }

    /**
     * Answers whether it is the first key of an owner who is new here, which nobody has named.
     *
     * @param confirmed whether whoever registers says that this is the owner, too
     */
    private boolean checkKey(String owner, String key, boolean confirmed, Optional<OwnerDeclarations> stored)
            throws NotTaken {
        Set<String> keys = keys(owner, stored);
        if (keys.contains(key) || isOwn(key)) {
            return false;
        }
        boolean isNew = keys.isEmpty()
                && stored.flatMap(rows -> rows.owner(owner).party()).isEmpty();
        // A key that is named is somebody's: of an owner who has works here it must be said whose.
        boolean named = declaredBy.contains(key) && (isNew || confirmed);
        // Whoever names keys has asked for them, and believes no other.
        if (!named && !(isNew && declaredBy.isEmpty())) {
            throw new NotTaken((keys.isEmpty()
                                    ? "it is signed with %s, and no key of %s is known here; "
                                    : "it is signed with %s, which is not the key of %s that is known here; ")
                            .formatted(key, owner)
                    + "if they say that it is theirs: "
                    + (isNew ? "" : "--owner \"%s\" ".formatted(owner))
                    + "--declared-by "
                    + key);
        }
        return !named;
    }

    private boolean isOwn(String key) {
        if (ownKeys == null) {
            Path file = DeclareWork.keyFile(settings.home());
            ownKeys = Files.exists(file) ? publicKey(file).stream().collect(Collectors.toSet()) : Set.of();
        }
        return ownKeys.contains(key);
    }

    /** Nobody knows a key that cannot be read as this home's own; whoever declares by it is told why. */
    private static Optional<String> publicKey(Path file) {
        try {
            return Optional.of(DeclarationKey.at(file).publicKey().toString());
        } catch (EvidenceException e) {
            return Optional.empty();
        }
    }

    private Optional<OwnerDeclarations> stored() {
        if (database == null) {
            database =
                    Database.openExisting(settings.home(), settings.database()).orElse(null);
        }
        return Optional.ofNullable(database).map(open -> new OwnerDeclarations(open, actor.organisation()));
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }
}
