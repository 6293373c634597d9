package dev.colophon.cases.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.browser.Browser;
import dev.colophon.cases.home.Certificates;
import dev.colophon.cases.home.EvidenceSettings;
import dev.colophon.cases.home.HomeBundles;
import dev.colophon.detect.FoundFile;
import dev.colophon.evidence.bundle.BundleReport;
import dev.colophon.evidence.bundle.BundleWriter;
import dev.colophon.evidence.bundle.Page;
import dev.colophon.evidence.bundle.environment.Circumstances;
import dev.colophon.evidence.bundle.environment.Environment;
import dev.colophon.evidence.bundle.environment.Machine;
import dev.colophon.evidence.bundle.environment.ProcessLog;
import dev.colophon.evidence.bundle.sealed.SealedBundle;
import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.messages.Message;
import dev.colophon.fingerprint.Medium;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.GuardedClient;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.warc.Provenance;
import dev.colophon.warc.WarcSettings;
import dev.colophon.warc.WarcStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Takes evidence of a place: asks for it once more, keeps the exact bytes, looks for the registered works in them, looks at
 * it with a browser where there is one, and seals all of it into a bundle.
 */
public final class EvidenceCapture {

    private final HomeBundles bundles;
    private final GuardedClient client;
    private final Optional<Browser> browser;
    private final Recogniser recogniser;

    /**
     * Sets it up.
     *
     * @param bundles of the home, to which it adds
     * @param client may visit the places
     * @param browser for the second look and for printing; without one, bundles have neither screenshot nor report
     */
    public EvidenceCapture(
            HomeBundles bundles, GuardedClient client, Optional<Browser> browser, Recogniser recogniser) {
        this.bundles = bundles;
        this.client = client;
        this.browser = browser;
        this.recogniser = recogniser;
    }

    /**
     * What was made.
     *
     * @param matches the registered works in what is there now; none when the copy is gone or was changed
     * @param same whether the bytes are those that were seen before; empty when nothing was seen before
     * @param looked whether a browser has shown the page
     * @param alike of a file in an archive, how many files of its name are in there that differ, with it; else 1
     */
    public record Taken(
            SealedBundle bundle, List<RegisteredMatch> matches, Optional<Boolean> same, boolean looked, int alike) {}

    /**
     * Takes evidence of a place. Where another bundle shows the page on which it stands, that is named and not looked at again.
     *
     * @param scratch an existing folder for what is made on the way
     * @throws CaptureRefused when we do not go there, nothing answers, or the answer is an error: nothing is kept then
     */
    public Taken of(EvidenceTarget target, Path scratch) {
        browser.ifPresent(_ -> bundles.reportKey()); // its certificate is older than what it will vouch for
        ProcessLog process = new ProcessLog(bundles.clock());
        process.step("start", start(target));
        Path captures = scratch.resolve("captures");
        WarcStore warc = WarcStore.open(captures, warcSettings());
        try (warc;
                Received received = received(target, process, warc, scratch)) {
            try (Receipts page = Receipts.of(target.page()
                    .filter(_ -> target.shownBy().isEmpty())
                    .map(url -> Receipt.of(url, client, process, warc, provenance(Optional.empty()))))) {
                target.shownBy().ifPresent(shown -> process.step("page", shown(target, shown)));
                warc.close();
                FoundFile file = received.file();
                Recognised recognised = new Recognised(
                        recogniser.matches(file), target.url(), recogniser.engine(), said(target, received, page));
                process.step(
                        "match",
                        Map.of(
                                "engine", recogniser.engine(),
                                "matches", recognised.matches().size()));
                return seal(target, received, page, recognised, only(captures), process);
            }
        }
    }

    /**
     * What was received.
     *
     * @param entry the file inside that the target names
     */
    private record Received(EvidenceTarget target, Receipt receipt, Optional<CapturedEntry> entry)
            implements AutoCloseable {

        /** What is looked at. */
        FoundFile file() {
            Fetched copy = receipt.last();
            return entry.map(inside -> new FoundFile(inside.file(), target.url(), copy.seen()))
                    .orElseGet(() -> new FoundFile(copy.body().path(), copy.url(), copy.seen()));
        }

        /** Whether the bytes are those that were seen before; empty when nothing was. */
        Optional<Boolean> same() {
            String sha256 = entry.map(inside -> inside.content().sha256())
                    .orElseGet(() -> receipt.last().body().sha256());
            return target.earlier().map(earlier -> earlier.sha256().equals(sha256));
        }

        @Override
        public void close() {
            receipt.close();
        }
    }

    /**
     * Asks for the archive or document that the target stands in, where it does, and else for the target.
     *
     * @throws CaptureRefused when there is nothing to be kept
     */
    private Received received(EvidenceTarget target, ProcessLog process, WarcStore warc, Path scratch) {
        for (EntryPlace place : EntryPlace.of(target.url())) {
            Optional<Received> inside = inside(target, place, process, warc, scratch);
            if (inside.isPresent()) {
                return inside.get();
            }
        }
        Receipt receipt = Receipt.of(target.url(), client, process, warc, provenance(target.page()));
        int status = receipt.last().status();
        if (status != 200) {
            receipt.close();
            // As a text: a status is no amount.
            throw new CaptureRefused(Message.of("capture.answers", target.url(), String.valueOf(status)));
        }
        return new Received(target, receipt, Optional.empty());
    }

    /** Empty when the place only reads like one in an archive. */
    private Optional<Received> inside(
            EvidenceTarget target, EntryPlace place, ProcessLog process, WarcStore warc, Path scratch) {
        Receipt receipt = Receipt.of(place.container(), client, process, warc, provenance(target.page()));
        try {
            if (!CapturedEntry.canBeIn(receipt.last())) {
                receipt.close();
                return Optional.empty();
            }
            Optional<CapturedEntry> entry = CapturedEntry.in(
                    receipt.last(), place, target.earlier().map(EvidenceTarget.Earlier::sha256), scratch);
            if (entry.isEmpty()) {
                throw new CaptureRefused(Message.of("capture.no-entry", place.container(), place.path()));
            }
            process.step("entry", entry.get().json());
            return Optional.of(new Received(target, receipt, entry));
        } catch (RuntimeException e) {
            receipt.close();
            throw e;
        }
    }

    /** A receipt or none, closed alike. */
    private record Receipts(Optional<Receipt> receipt) implements AutoCloseable {

        static Receipts of(Optional<Receipt> receipt) {
            return new Receipts(receipt);
        }

        @Override
        public void close() {
            receipt.ifPresent(Receipt::close);
        }
    }

    private Taken seal(
            EvidenceTarget target,
            Received received,
            Receipts page,
            Recognised recognised,
            Path warc,
            ProcessLog process) {
        Receipt found = received.receipt();
        Fetched copy = found.last();
        Fetched main = page.receipt().map(Receipt::last).orElse(copy);
        List<Fetched> captured = page.receipt().isPresent() ? List.of(main, copy) : List.of(copy);
        Optional<BrowserLook> look = browser.filter(_ -> target.shownBy().isEmpty())
                .map(running -> BrowserLook.at(main.url(), running, process, bundles.clock()));
        Set<String> hosts = hosts(found, page);
        Machine machine =
                Machine.here(bundles.settings().proxies(), bundles.clock().instant());
        Environment environment = Environment.of(machine, circumstances(hosts, look.isPresent()));
        Optional<BundleReport> report = browser.map(running -> new CaptureReport(
                target,
                bundles.settings(),
                copy,
                received.entry(),
                recognised,
                look.flatMap(seen -> seen.report(captured)),
                environment,
                bundles.witnessKeys(),
                bundles.reportKey(),
                PrintingBrowser.of(running),
                bundles.clock()));
        try (BundleWriter bundle = bundles.begin(target.caseId(), report)) {
            bundle.warc(warc).environment(environment).match(match(received, recognised));
            page(bundle, main, look);
            if (page.receipt().isPresent()) {
                bundle.page(new Page(copy.url(), copy.seen(), copy.url()));
            }
            look.ifPresent(seen -> seen.into(bundle, captured));
            certificates(bundle, found, page);
            excerpts(bundle, received.file(), recognised);
            SealedBundle sealed = bundle.seal(process);
            return new Taken(
                    sealed,
                    recognised.matches(),
                    received.same(),
                    look.filter(BrowserLook::shown).isPresent(),
                    received.entry().map(CapturedEntry::alike).orElse(1));
        }
    }

    private static CapturedLicences said(EvidenceTarget target, Received received, Receipts page) {
        return CapturedLicences.of(
                target.url(),
                Stream.concat(page.receipt().stream(), Stream.of(received.receipt()))
                        .map(Receipt::last)
                        .toList());
    }

    private void excerpts(BundleWriter bundle, FoundFile copy, Recognised recognised) {
        boolean text =
                recognised.matches().stream().anyMatch(found -> found.match().medium() == Medium.TEXT);
        Optional<String> shown = text ? recogniser.text(copy) : Optional.empty();
        int number = 0;
        for (Map<String, Object> excerpt : Excerpts.of(recognised.matches(), recogniser, shown)) {
            bundle.part("evidence/excerpts/" + ++number + ".json", CanonicalJson.bytes(excerpt));
        }
    }

    private static void page(BundleWriter bundle, Fetched main, Optional<BrowserLook> look) {
        String title =
                look.flatMap(BrowserLook::title).filter(text -> !text.isBlank()).orElse(main.url());
        bundle.page(new Page(main.url(), main.seen(), title));
    }

    private Map<String, Object> start(EvidenceTarget target) {
        Map<String, Object> start = new TreeMap<>();
        start.put("software", bundles.settings().software());
        start.put("url", target.url());
        target.page().ifPresent(page -> start.put("page", page));
        target.earlier().ifPresent(earlier -> start.put("sighting", earlier.sighting()));
        return start;
    }

    private static Map<String, Object> match(Received received, Recognised recognised) {
        EvidenceTarget target = received.target();
        Fetched copy = received.receipt().last();
        Map<String, Object> match = new TreeMap<>();
        match.put("url", copy.url());
        target.page().ifPresent(page -> match.put("page", page));
        target.shownBy().ifPresent(shown -> match.put("pageBundle", shown(target, shown)));
        match.put("capturedSha256", copy.sent().sha256());
        if (!copy.body().sha256().equals(copy.sent().sha256())) {
            match.put("decodedSha256", copy.body().sha256());
        }
        received.entry().ifPresent(entry -> match.put("entry", entry.json()));
        target.earlier()
                .ifPresent(earlier -> match.put(
                        "earlier",
                        Map.of(
                                "sighting", earlier.sighting(),
                                "seen", earlier.seen().toString(),
                                "sha256", earlier.sha256(),
                                "same", received.same().orElse(false))));
        match.put("matches", recognised.json());
        match.put("licenceChecks", recognised.checksJson());
        return match;
    }

    /** Where the page is shown, which another bundle holds: the browser's answers there name the hash of the copy. */
    private static Map<String, Object> shown(EvidenceTarget target, EvidenceTarget.PageBundle bundle) {
        Map<String, Object> shown = new TreeMap<>(Map.of("bundle", bundle.name(), "sha256", bundle.sha256()));
        target.page().ifPresent(page -> shown.put("url", page));
        return shown;
    }

    private Circumstances circumstances(Set<String> hosts, boolean looked) {
        EvidenceSettings settings = bundles.settings();
        return new Circumstances(
                settings.software(),
                settings.vantage(),
                settings.responsible(),
                settings.command(),
                looked ? Circumstances.Profile.FRESH : Circumstances.Profile.NONE,
                hosts);
    }

    private static Stream<Fetched> exchanges(Receipt found, Receipts page) {
        return Stream.concat(
                found.exchanges().stream(), page.receipt().stream().flatMap(receipt -> receipt.exchanges().stream()));
    }

    private static Set<String> hosts(Receipt found, Receipts page) {
        Set<String> hosts = new HashSet<>();
        exchanges(found, page).map(Fetched::host).forEach(hosts::add);
        return hosts;
    }

    /** Each certificate once, in the order of being met. */
    private static void certificates(BundleWriter bundle, Receipt found, Receipts page) {
        Set<String> pems = new LinkedHashSet<>();
        exchanges(found, page)
                .flatMap(answer -> answer.recording().orElseThrow().tls().stream())
                .flatMap(tls -> tls.certificates().stream())
                .forEach(der -> pems.add(Certificates.pem(Certificates.ofDer(der))));
        int number = 0;
        for (String pem : pems) {
            bundle.part("evidence/tls/" + ++number + ".pem", pem.getBytes(UTF_8));
        }
    }

    private WarcSettings warcSettings() {
        EvidenceSettings settings = bundles.settings();
        return WarcSettings.of(
                        settings.software(),
                        settings.guard().contact(),
                        settings.vantage().orElse(""),
                        "a single visit for evidence, by a person's order")
                .at(bundles.clock());
    }

    private static Provenance provenance(Optional<String> page) {
        return new Provenance("evidence", page, Optional.empty());
    }

    private static Path only(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> warcs = new ArrayList<>(
                    files.filter(file -> file.getFileName().toString().endsWith(".warc.gz"))
                            .toList());
            if (warcs.size() != 1) {
                throw new IllegalStateException("one WARC file was written, and there are " + warcs.size());
            }
            return warcs.getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read back " + folder, e);
        }
    }
}
