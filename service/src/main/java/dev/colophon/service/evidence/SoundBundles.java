package dev.colophon.service.evidence;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.verify.EvidenceGrade;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which bundles of a home prove {@link EvidenceGrade#C} at least, as the verifier finds them while this is open: each is verified
 * once. Not thread-safe.
 */
public final class SoundBundles implements Closeable {

    private final Path folder;
    private final VerifyBundle verifier = VerifyBundle.ofOwn();
    private final Map<String, Boolean> verified = new HashMap<>();

    public SoundBundles(Settings settings) {
        this.folder = settings.home().evidence();
    }

    /** Whether the bundle of that name is there and holds. */
    public boolean contains(String name) {
        return verified.computeIfAbsent(name, one -> holds(path(one)));
    }

    /** Where the bundle of that name is, or would be. */
    public Path path(String name) {
        return folder.resolve(name + ".wacz");
    }

    private boolean holds(Path bundle) {
        try {
            return verifier.verify(
                            Actor.local(),
                            new VerifyBundle.Request(
                                    bundle,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of("C"),
                                    Language.ENGLISH,
                                    true))
                    .held();
        } catch (ServiceException e) {
            if (e.category() == Category.REFUSED) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        verifier.close();
    }
}
