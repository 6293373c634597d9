package dev.colophon.server.web.rights;

import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.licence.Licences;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.server.page.FormFields;
import dev.colophon.server.page.Pages;
import dev.colophon.server.upload.Upload;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.catalogue.ListWorks;
import dev.colophon.service.licence.AddLicence;
import dev.colophon.service.licence.LicenceResult;
import dev.colophon.service.licence.LicenceTerms;
import dev.colophon.service.licence.ListLicences;
import dev.colophon.service.licence.RevokeLicence;
import dev.colophon.service.licence.ShowLicence;
import dev.colophon.service.offer.AcceptOffer;
import dev.colophon.service.offer.DeclineOffer;
import dev.colophon.service.offer.ListOffers;
import dev.colophon.service.offer.MakeOffer;
import dev.colophon.service.offer.OfferDetail;
import dev.colophon.service.offer.ShowOffer;
import dev.colophon.service.session.OnceForms;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Licences: granted and revoked, offered, accepted and declined. */
@RestController
public final class LicencesController {

    /** Of more a person gives the id. */
    private static final int MOST_WORKS = 500;

    private static final Set<String> DONE = Set.of("granted", "known", "revoked", "offered", "accepted", "declined");

    private final Pages pages;
    private final OnceForms offers;

    public LicencesController(Pages pages) {
        this.pages = pages;
        this.offers = new OnceForms(pages.settings());
    }

    /** What a page says beside the lists. */
    private record Said(
            HttpStatus status, FormFields typed, Optional<Message> refused, String done, int cleared, int confirmed) {

        static Said of(HttpStatus status, FormFields typed, Optional<Message> refused) {
            return new Said(status, typed, refused, "", 0, 0);
        }
    }

    @GetMapping("/licences")
    ResponseEntity<byte[]> licences(
            HttpServletRequest request,
            @RequestParam(name = "work", defaultValue = "") String work,
            @RequestParam(name = "sighting", defaultValue = "") String sighting,
            @RequestParam(name = "done", defaultValue = "") String done,
            @RequestParam(name = "cleared", defaultValue = "0") int cleared,
            @RequestParam(name = "confirmed", defaultValue = "0") int confirmed) {
        String word = DONE.contains(done) ? done : "";
        return page(
                request,
                new Said(
                        HttpStatus.OK,
                        sighting.isEmpty() ? FormFields.of("work", work) : FormFields.of(request),
                        Optional.empty(),
                        word,
                        cleared,
                        confirmed));
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> page(HttpServletRequest request, Said said) {
        List<Licences.Standing> licences = new ListLicences(pages.settings())
                .list(pages.actor(), Optional.empty(), _ -> {})
                .orElse(List.of());
        List<OfferDetail> offers = new ListOffers(pages.settings())
                .list(pages.actor(), Optional.empty(), _ -> {})
                .orElse(List.of());
        LicencesView view = new LicencesView(
                licences,
                offers,
                new ListWorks(pages.settings())
                        .list(
                                pages.actor(),
                                new WorkQuery(Optional.empty(), Optional.empty(), Optional.empty(), MOST_WORKS),
                                _ -> {})
                        .orElse(List.of()),
                pages.owners(),
                said.typed(),
                said.refused(),
                said.status() == HttpStatus.CONFLICT,
                said.done(),
                said.cleared(),
                said.confirmed());
        Frame frame = pages.frame(request, "works", "licences.title");
        return Html.page(said.status(), out -> JtelicencesandoffersGenerated.render(out, null, frame, view));
    }

    /** Does something with what a form holds; what cannot be meant is said with all that was typed. */
    private ResponseEntity<byte[]> act(
            HttpServletRequest request, FormFields typed, Supplier<ResponseEntity<byte[]>> act) {
        try {
            return act.get();
        } catch (ServiceException e) {
            if (e.category() == Category.ENVIRONMENT) {
                throw e;
            }
            return refused(request, typed, e);
        } catch (RegistryException e) {
            return refused(request, typed, e);
        }
    }

    private ResponseEntity<byte[]> refused(HttpServletRequest request, FormFields typed, Exception why) {
        return page(request, Said.of(HttpStatus.UNPROCESSABLE_CONTENT, typed, Optional.of(ServiceException.told(why))));
    }

    private ResponseEntity<byte[]> stale(HttpServletRequest request) {
        return page(request, Said.of(HttpStatus.CONFLICT, FormFields.NOTHING, Optional.empty()));
    }

    private static LicenceTerms terms(FormFields typed) {
        return new LicenceTerms(
                typed.all("use"),
                typed.words("territories"),
                typed.words("excluded"),
                typed.said("from"),
                typed.said("to"));
    }

    private static ResponseEntity<byte[]> granted(LicenceResult result, String word) {
        return Html.to(
                "/licences?done=%s&cleared=%d&confirmed=%d".formatted(word, result.cleared(), result.confirmed()));
    }

    /** Grants one. */
    @PostMapping("/licences")
    ResponseEntity<byte[]> grant(HttpServletRequest request) {
        FormFields typed = FormFields.of(request);
        return act(request, typed, () -> {
            LicenceResult result = new AddLicence(pages.settings())
                    .add(
                            pages.actor(),
                            new AddLicence.Request(
                                    typed.said("work").stream().toList(),
                                    typed.said("owner"),
                                    Optional.empty(),
                                    typed.words("hosts"),
                                    typed.said("operator"),
                                    typed.has("anyone", "true"),
                                    typed.said("public"),
                                    terms(typed),
                                    typed.all("condition"),
                                    typed.said("segment"),
                                    typed.get("note")));
            return granted(result, result.known() ? "known" : "granted");
        });
    }

    /** Revokes one: what was seen before, and in the days of grace, stays licensed. */
    @PostMapping("/licences/{id}/revoke")
    ResponseEntity<byte[]> revoke(HttpServletRequest request, @PathVariable("id") String id) {
        return act(request, FormFields.NOTHING, () -> {
            if (new ShowLicence(pages.settings())
                    .show(pages.actor(), id)
                    .licence()
                    .revocation()
                    .isPresent()) {
                return stale(request);
            }
            return granted(new RevokeLicence(pages.settings()).revoke(pages.actor(), id), "revoked");
        });
    }

    /** Offers one for a price; of the file of its terms the hash is kept. */
    @PostMapping(path = "/offers", consumes = "multipart/form-data")
    ResponseEntity<byte[]> offer(
            HttpServletRequest request,
            @RequestParam(name = "file", required = false) Optional<List<MultipartFile>> files)
            throws IOException {
        FormFields typed = FormFields.of(request);
        try (Upload upload = Upload.of(files.orElse(List.of()))) {
            return act(request, typed, () -> {
                if (upload.files().isEmpty()) {
                    throw new ServiceException(
                            Category.USAGE, "choose the file of the terms: its hash stands in the offer");
                }
                Path terms = upload.files().getFirst();
                return offers.act(
                        pages.actor().organisation(),
                        typed.values() + digest(terms),
                        () -> offered(typed, terms),
                        () -> Html.to("/licences?done=offered#offers"));
            });
        }
    }

    private static String digest(Path file) {
        try {
            return Content.of(file).sha256();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ResponseEntity<byte[]> offered(FormFields typed, Path termsFile) {
        var _ = new MakeOffer(pages.settings())
                .make(
                        pages.actor(),
                        new MakeOffer.Request(
                                typed.said("work").stream().toList(),
                                typed.said("sighting"),
                                typed.said("segment"),
                                new MakeOffer.Addressee(
                                        typed.words("hosts"), typed.said("operator"), typed.has("anyone", "true")),
                                terms(typed),
                                typed.get("amount"),
                                typed.get("currency"),
                                termsFile,
                                typed.said("terms"),
                                typed.get("dispute"),
                                typed.said("days").map(LicencesController::days),
                                typed.get("note")),
                        _ -> {});
        return Html.to("/licences?done=offered#offers");
    }

    private static int days(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new ServiceException(Category.USAGE, "days: `%s` is no whole number".formatted(text));
        }
    }

    /** Makes one a licence. */
    @PostMapping("/offers/{id}/accept")
    ResponseEntity<byte[]> accept(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "words", defaultValue = "") String words) {
        return act(request, FormFields.NOTHING, () -> {
            if (isAnswered(id)) {
                return stale(request);
            }
            return granted(
                    new AcceptOffer(pages.settings())
                            .accept(pages.actor(), id, words)
                            .licence(),
                    "accepted");
        });
    }

    /** Writes down that one was declined. */
    @PostMapping("/offers/{id}/decline")
    ResponseEntity<byte[]> decline(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "words", defaultValue = "") String words) {
        return act(request, FormFields.NOTHING, () -> {
            if (isAnswered(id)) {
                return stale(request);
            }
            var _ = new DeclineOffer(pages.settings()).decline(pages.actor(), id, words);
            return Html.to("/licences?done=declined#offers");
        });
    }

    private boolean isAnswered(String id) {
        return new ShowOffer(pages.settings())
                .show(pages.actor(), id)
                .offer()
                .answer()
                .isPresent();
    }
}
