package dev.colophon.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.messages.Language;
import dev.colophon.server.api.ApiAnswers.ListView;
import dev.colophon.server.caller.Caller;
import dev.colophon.server.web.evidence.VerifierSlots;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.evidence.KeptBundle;
import dev.colophon.service.evidence.ListEvidence;
import dev.colophon.service.evidence.VerifyBundle;
import dev.colophon.service.json.evidence.KeptBundleView;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Evidence for programs. */
@RestController
public final class EvidenceApi {

    private final Settings settings;
    private final Caller caller;
    private final VerifierSlots verifiers;

    public EvidenceApi(Settings settings, Caller caller, VerifierSlots verifiers) {
        this.settings = settings;
        this.caller = caller;
        this.verifiers = verifiers;
    }

    /** By case and number. */
    @GetMapping("/api/v1/evidence")
    ResponseEntity<byte[]> list(
            @RequestParam(name = "after", required = false) Optional<String> after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        Limits.check(limit);
        List<KeptBundle> all = new ListEvidence(settings).list(caller.actor());
        int from = after.map(name -> 1 + index(all, name)).orElse(0);
        List<KeptBundle> page = all.subList(from, Math.min(all.size(), from + limit));
        return ApiAnswers.json(new ListView(
                page.stream().map(KeptBundleView::of).toList(),
                from + limit < all.size() ? page.getLast().name() : null));
    }

    private static int index(List<KeptBundle> all, String name) {
        int index = all.stream().map(KeptBundle::name).toList().indexOf(name);
        if (index < 0) {
            throw notThere(name);
        }
        return index;
    }

    private static ServiceException notThere(String name) {
        return new ServiceException(Category.REFUSED, "there is no bundle `%s`".formatted(name));
    }

    /** What the verifier finds about one, as it says it. */
    @GetMapping("/api/v1/evidence/{bundle}")
    ResponseEntity<byte[]> verified(@PathVariable("bundle") String name) throws IOException {
        KeptBundle kept = new ListEvidence(settings)
                .list(caller.actor()).stream()
                        .filter(bundle -> bundle.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> notThere(name));
        String line = verifiers.use(() -> {
            try (VerifyBundle verifier = VerifyBundle.ofOwn()) {
                return verifier.verify(
                                caller.actor(),
                                new VerifyBundle.Request(
                                        kept.wacz(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Language.ENGLISH,
                                        true))
                        .report()
                        .getFirst();
            }
        });
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(line.getBytes(UTF_8));
    }
}
