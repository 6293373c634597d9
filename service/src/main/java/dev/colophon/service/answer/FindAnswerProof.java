package dev.colophon.service.answer;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.service.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Finds the report of the evidence that a notice rests on, for whoever it accuses. */
public final class FindAnswerProof {

    private final Settings settings;
    private final InstantSource clock;

    public FindAnswerProof(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The report about a copy, by its number in the notice; empty where there is none, or the notice stands no more. */
    public Optional<Path> find(String token, int copy) {
        return new OpenAnswerPage(settings, clock)
                .open(token, Language.ENGLISH)
                .filter(AnswerPage::isOpen)
                .flatMap(page -> page.copies().stream()
                        .filter(one -> one.number() == copy)
                        .findFirst())
                .flatMap(AnswerPage.Copy::proof)
                .filter(AnswerPage.Proof::report)
                .flatMap(proof -> BundleName.ofFile(proof.bundle() + ".wacz"))
                .map(name -> settings.home().evidence().resolve(name.report()))
                .filter(Files::isRegularFile);
    }
}
