package dev.colophon.server.web.record;

import dev.colophon.cases.campaign.Campaign;
import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.server.page.Pages;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.campaign.ListCampaigns;
import dev.colophon.service.campaign.OpenCampaign;
import dev.colophon.service.campaign.ReportCampaign;
import dev.colophon.service.campaign.ReportCampaign.Made;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.settings.Software;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns, and what they have come to. */
@RestController
public final class CampaignsController {

    private static final String SECTION = "public";

    /** More than anybody opens. */
    private static final int MOST = 1_000;

    private final Pages pages;

    public CampaignsController(Pages pages) {
        this.pages = pages;
    }

    private List<Campaign> all() {
        return new ListCampaigns(pages.settings())
                .list(pages.actor(), Optional.empty(), MOST, _ -> {})
                .orElse(List.of());
    }

    @GetMapping("/campaigns")
    ResponseEntity<byte[]> campaigns(HttpServletRequest request) {
        return page(request, HttpStatus.OK, CampaignForm.EMPTY, Optional.empty());
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> page(
            HttpServletRequest request, HttpStatus status, CampaignForm form, Optional<Message> refused) {
        Frame frame = pages.frame(request, SECTION, "campaigns.title");
        List<Campaign> campaigns = all();
        return Html.page(status, out -> JtecampaignsGenerated.render(out, null, frame, campaigns, form, refused));
    }

    /** Opens one. */
    @PostMapping("/campaigns")
    ResponseEntity<byte[]> open(
            HttpServletRequest request,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "scope", defaultValue = "") String scope,
            @RequestParam(name = "deadline", defaultValue = "") String deadline,
            @RequestParam(name = "providers", defaultValue = "") String providers) {
        CampaignForm form = new CampaignForm(name, scope, deadline, providers);
        try {
            Campaign opened = new OpenCampaign(pages.settings()).open(pages.actor(), form.request());
            return Html.to("/campaigns/" + opened.id());
        } catch (ServiceException e) {
            if (e.category() == Category.ENVIRONMENT) {
                throw e;
            }
            return refused(request, form, e);
        } catch (RegistryException e) {
            return refused(request, form, e);
        }
    }

    private ResponseEntity<byte[]> refused(HttpServletRequest request, CampaignForm form, Exception why) {
        return page(request, HttpStatus.UNPROCESSABLE_CONTENT, form, Optional.of(ServiceException.told(why)));
    }

    private Campaign find(String id) {
        return all().stream()
                .filter(campaign -> campaign.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ServiceException(Category.REFUSED, "there is no such campaign"));
    }

    private ReportCampaign.Result report(HttpServletRequest request, String id, boolean table, boolean paper)
            throws IOException {
        EvidenceSetup setup = new EvidenceSetup(
                Software.name(), Tongue.of(request).report().language(), List.of("colophon", "serve"));
        return new ReportCampaign(pages.settings(), setup, InstantSource.system())
                .report(
                        pages.actor(),
                        new ReportCampaign.Request(find(id).name(), table, paper),
                        ProgressListener.SILENT);
    }

    /** What one has come to. */
    @GetMapping("/campaigns/{id}")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> campaign(HttpServletRequest request, @PathVariable("id") String id) throws IOException {
        CampaignPage view = new CampaignPage(report(request, id, false, false).report());
        Frame frame = pages.frame(
                request, SECTION, "campaign.title", view.report().campaign().name());
        return Html.page(out -> JtecampaignGenerated.render(out, null, frame, view));
    }

    /** The same as a table, with the proof that the log holds it. */
    @PostMapping("/campaigns/{id}/table")
    void table(HttpServletRequest request, HttpServletResponse response, @PathVariable("id") String id)
            throws IOException {
        send(response, "campaign.csv", report(request, id, true, false).table());
    }

    /** The same printed and signed, with its proof. */
    @PostMapping("/campaigns/{id}/paper")
    void paper(HttpServletRequest request, HttpServletResponse response, @PathVariable("id") String id)
            throws IOException {
        send(response, "campaign.pdf", report(request, id, false, true).paper());
    }

    private static void send(HttpServletResponse response, String name, Optional<Made> made) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Made file = made.orElseThrow();
        files.put(name, file.file());
        file.proof().bySuffix().forEach((suffix, bytes) -> files.put(name + suffix, bytes));
        Attachment.zip(response, name + ".zip", files);
    }
}
