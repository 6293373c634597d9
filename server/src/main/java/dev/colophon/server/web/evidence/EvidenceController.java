package dev.colophon.server.web.evidence;

import dev.colophon.server.page.Pages;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.evidence.KeptBundle;
import dev.colophon.service.evidence.ListEvidence;
import dev.colophon.service.proof.DescribeBundles;
import dev.colophon.service.proof.DescribeBundles.Described;
import dev.colophon.service.proof.EvidenceDetail;
import dev.colophon.service.proof.FindBundleReport;
import dev.colophon.service.proof.FindVerifier;
import dev.colophon.service.proof.PackBundle;
import dev.colophon.service.proof.ShowEvidence;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The bundles of the home. */
@RestController
public final class EvidenceController {

    private static final String SECTION = "evidence";
    private static final int PAGE = 50;
    private static final int SECONDS_BETWEEN = 3;
    private static final String DISPOSITION = "Content-Disposition";
    private static final String SANDBOX = "sandbox; default-src 'none'";

    private final Pages pages;
    private final VerifierSlots verifiers;
    private final RenewalRun renewal;

    public EvidenceController(Pages pages, VerifierSlots verifiers, RenewalRun renewal) {
        this.pages = pages;
        this.verifiers = verifiers;
        this.renewal = renewal;
    }

    @GetMapping("/evidence")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> list(
            HttpServletRequest request, @RequestParam(name = "after", defaultValue = "") String after) {
        List<KeptBundle> all = new ListEvidence(pages.settings()).list(pages.actor());
        int from = 1 + indexOf(all, after);
        List<KeptBundle> shown = all.subList(from, Math.min(all.size(), from + PAGE));
        Optional<String> next =
                from + PAGE < all.size() ? Optional.of(shown.getLast().name()) : Optional.empty();
        Map<String, Described> described = new DescribeBundles(pages.settings()).describe(pages.actor(), shown);
        RenewalRun.State renewed = renewal.state(pages.actor());
        Frame plain = pages.frame(request, SECTION);
        Frame frame = renewed.running() ? plain.refreshing(SECONDS_BETWEEN) : plain;
        return Html.page(
                out -> JtebundlesGenerated.render(out, null, frame, shown, described, all.size(), next, renewed));
    }

    private static int indexOf(List<KeptBundle> all, String name) {
        return all.stream().map(KeptBundle::name).toList().indexOf(name);
    }

    @GetMapping("/evidence/{bundle}")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> bundle(HttpServletRequest request, @PathVariable("bundle") String name) throws IOException {
        Frame frame = pages.frame(request, SECTION, "evidence.title", name);
        EvidenceDetail detail = verifiers.use(() -> new ShowEvidence(pages.settings())
                .show(pages.actor(), name, frame.words().report().language()));
        return Html.page(out -> JtebundleGenerated.render(out, null, frame, detail));
    }

    /** All of its files in one archive. */
    @GetMapping("/evidence/{bundle}/files")
    void files(HttpServletResponse response, @PathVariable("bundle") String name) throws IOException {
        new PackBundle(pages.settings()).pack(pages.actor(), name, () -> {
            response.setContentType("application/zip");
            response.setHeader(DISPOSITION, attachment(name + ".zip"));
            response.setHeader("Content-Security-Policy", SANDBOX);
            return response.getOutputStream();
        });
    }

    /** The program that verifies bundles without us. */
    @GetMapping("/evidence/program")
    ResponseEntity<Resource> program() {
        Path program = FindVerifier.find()
                .orElseThrow(() -> new ServiceException(
                        Category.REFUSED, "the verifier was not built: `./check` in the checkout builds it"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(DISPOSITION, attachment(FindVerifier.NAME))
                .header("Content-Security-Policy", SANDBOX)
                .body(new FileSystemResource(program));
    }

    /** Its signed report. */
    @GetMapping("/evidence/{bundle}/report")
    ResponseEntity<Resource> report(@PathVariable("bundle") String name) {
        var file = new FindBundleReport(pages.settings()).find(pages.actor(), name);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(DISPOSITION, attachment(name + ".report.pdf"))
                .header("Content-Security-Policy", SANDBOX)
                .body(new FileSystemResource(file));
    }

    /** Names of bundles are letters, digits, - and _, so nothing has to be quoted within. */
    private static String attachment(String name) {
        return "attachment; filename=\"" + name + "\"";
    }

    /** Asks for timestamps that are missing, and renews those that end soon. */
    @PostMapping("/evidence/renew")
    ResponseEntity<byte[]> renew() throws IOException {
        renewal.begin(pages.actor());
        return Html.to("/evidence");
    }
}
