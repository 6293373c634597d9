package dev.colophon.service.evidence;

import dev.colophon.browser.Browser;
import dev.colophon.cases.capture.EvidenceCapture;
import dev.colophon.cases.capture.Recogniser;
import dev.colophon.cases.home.EvidenceSettings;
import dev.colophon.cases.home.HomeBundles;
import dev.colophon.detect.FileFingerprinter;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Part;
import dev.colophon.detect.Readable;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.report.ReportSettings;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.TextFingerprint;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.CaptureSettings;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * How commands take evidence.
 *
 * @param software name and version of this program
 * @param reader the language that comes first in reports
 * @param command as it was called
 */
public record EvidenceSetup(String software, Language reader, List<String> command) {

    /** The place where bundles are kept, for what visits nobody but authorities and witnesses. */
    public HomeBundles bundles(Settings settings, Database database, ScratchFolder scratch) {
        return bundles(settings, database, GuardSettings.of(settings.watching().contactOrExample(), scratch.path()));
    }

    /** The place where bundles are kept. */
    public HomeBundles bundles(Settings settings, Database database, GuardSettings guard) {
        CaptureSettings said = settings.evidence();
        EvidenceSettings evidence = new EvidenceSettings(
                software,
                said.vantage(),
                said.responsible(),
                command,
                said.proxies(),
                guard,
                ReportSettings.of(reader, said.verifyUrl()));
        return HomeBundles.open(settings.home(), database, evidence, InstantSource.system());
    }

    /** What fills it. */
    public EvidenceCapture capture(
            HomeBundles bundles, GuardedClient client, Optional<Browser> browser, HomeSession session) {
        return new EvidenceCapture(bundles, client, browser, new Recognising(software, session));
    }

    /** The engines over the works of a home. */
    private record Recognising(String software, HomeSession session) implements Recogniser {

        @Override
        public String engine() {
            return software;
        }

        @Override
        public List<RegisteredMatch> matches(FoundFile file) {
            return session.registered(session.detect(file));
        }

        @Override
        public Optional<String> text(FoundFile file) {
            return new FileFingerprinter(session.media()).read(file.path(), Role.COPY) instanceof Readable readable
                    ? readable.parts().stream()
                            .map(Part::fingerprint)
                            .filter(TextFingerprint.class::isInstance)
                            .map(print -> ((TextFingerprint) print).text())
                            .findFirst()
                    : Optional.empty();
        }

        @Override
        public Optional<String> text(ReferenceId reference) {
            return session.works().text(reference).map(TextFingerprint::text);
        }
    }
}
