package dev.colophon.service.proof;

import dev.colophon.cases.home.SightingBundles;
import dev.colophon.evidence.bundle.IndependentCommands;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.evidence.KeptBundle;
import dev.colophon.service.evidence.VerifyBundle;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Shows a bundle of a home: what it consists of, what it is evidence of, and what the verifier finds. */
public final class ShowEvidence {

    private final Settings settings;

    public ShowEvidence(Settings settings) {
        this.settings = settings;
    }

    /** What is written down of a bundle. */
    private record Noted(Optional<SightingBundles.Kept> sealed, List<String> sightings) {}

    /**
     * Shows one, verified now: a second or two when none was for half a minute.
     *
     * @param name such as {@code K-17-3}
     * @param language in which the verifier says why
     * @throws ServiceException when there is no such bundle
     */
    public EvidenceDetail show(Actor actor, String name, Language language) {
        actor.require(Permission.READ);
        BundleName bundle = NamedBundle.of(settings, actor, name);
        Path folder = settings.home().evidence();
        BundleContents contents = BundleContents.of(folder, bundle);
        Noted noted = noted(actor, bundle);
        Optional<BundleVerification> verification = Optional.empty();
        Optional<String> unverified = Optional.empty();
        try (VerifyBundle verifier = VerifyBundle.ofOwn()) {
            verification = Optional.of(verified(verifier, actor, folder.resolve(bundle.wacz()), language));
        } catch (ServiceException e) {
            unverified = Optional.of(withoutFolder(String.valueOf(e.getMessage()), folder));
        }
        return new EvidenceDetail(
                KeptBundle.of(folder, bundle),
                BundleContents.files(folder, bundle),
                contents.entries(),
                contents.pages(),
                noted.sealed(),
                noted.sightings(),
                verification,
                unverified,
                IndependentCommands.of(bundle));
    }

    private Noted noted(Actor actor, BundleName bundle) {
        try (Database database = HomeDatabase.stored(settings)) {
            return database.read(dsl -> {
                SightingBundles bundles = new SightingBundles(dsl, actor.organisation());
                return new Noted(bundles.named(bundle.stem()), bundles.sightings(bundle.stem()));
            });
        }
    }

    static BundleVerification verified(VerifyBundle verifier, Actor actor, Path wacz, Language language) {
        return BundleVerification.of(verifier.verify(
                        actor,
                        new VerifyBundle.Request(
                                wacz, Optional.empty(), Optional.empty(), Optional.empty(), language, true))
                .report()
                .getFirst());
    }

    /** Whoever reads it elsewhere has no use for where it lies here. */
    static String withoutFolder(String line, Path folder) {
        return line.replace(folder + folder.getFileSystem().getSeparator(), "");
    }
}
