package dev.colophon.service.campaign;

import dev.colophon.cases.campaign.Campaign;
import dev.colophon.cases.campaign.CampaignCounting;
import dev.colophon.cases.campaign.CampaignReport;
import dev.colophon.cases.campaign.Campaigns;
import dev.colophon.cases.home.HomeBundles;
import dev.colophon.cases.home.HomeLog;
import dev.colophon.cases.record.PublicActs;
import dev.colophon.evidence.report.signature.ReportSigner;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.draft.BrowserPrinter;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.log.ProofFiles;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** Says what a campaign has come to, and writes it as a table and on paper, each with a proof that it has not been changed since. */
public final class ReportCampaign {

    private final Settings settings;
    private final EvidenceSetup setup;
    private final InstantSource clock;

    /**
     * For a home.
     *
     * @param setup whose reader's language the paper is in
     */
    public ReportCampaign(Settings settings, EvidenceSetup setup, InstantSource clock) {
        this.settings = settings;
        this.setup = setup;
        this.clock = clock;
    }

    /**
     * Which report.
     *
     * @param table whether it is to be a table, too
     * @param paper whether it is to be printed and signed, too
     */
    public record Request(String campaign, boolean table, boolean paper) {}

    /** A file that was made, and the files of the proof that the log of the home holds it. */
    public record Made(byte[] file, ProofFiles proof) {}

    /** The report, and the files that were asked for. */
    public record Result(CampaignReport report, Optional<Made> table, Optional<Made> paper) {}

    /**
     * The report as of now.
     *
     * @throws dev.colophon.registry.work.RegistryException when there is no such campaign
     * @throws ServiceException when it is to be printed and there is no browser
     */
    public Result report(Actor actor, Request request, ProgressListener listener) throws IOException {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            Campaign campaign = database.read(dsl -> new Campaigns(dsl, actor.organisation()).get(request.campaign()));
            listener.begins(0);
            CampaignReport report = new CampaignCounting(
                            database, actor.organisation(), () -> listener.advances(campaign.name()))
                    .report(campaign, clock.instant());
            Optional<Made> table = request.table() ? Optional.of(logged(CampaignCsv.of(report))) : Optional.empty();
            Optional<Made> paper =
                    request.paper() ? Optional.of(logged(signed(actor, database, report, listener))) : Optional.empty();
            return new Result(report, table, paper);
        }
    }

    /** Printed and signed; all that it counts is logged before, so that the head of the log that it names covers it. */
    private byte[] signed(Actor actor, Database database, CampaignReport report, ProgressListener listener)
            throws IOException {
        try (BrowserPrinter printer = BrowserPrinter.open(settings, true, setup.reader(), listener);
                ScratchFolder scratch = ScratchFolder.create("colophon-campaign");
                HomeBundles bundles = setup.bundles(settings, database, scratch)) {
            HomeLog log = HomeLog.openOrBegin(settings.home(), clock);
            long _ = new PublicActs(
                            database,
                            actor.organisation(),
                            log,
                            new Ids(clock),
                            new SecureRandom(),
                            () -> listener.advances("logging"))
                    .logMissing();
            byte[] print = printer.print(CampaignDocument.of(report, log.log().checkpoint(), log.key(), setup.reader()))
                    .orElseThrow(() -> new ServiceException(
                            Category.ENVIRONMENT,
                            "the report was not printed, for want of a browser: `colophon doctor` says how to"
                                    + " get one; --csv needs none"));
            return new ReportSigner(bundles.reportKey(), Optional.empty(), clock)
                    .sign(print, "Report of the campaign " + report.campaign().name());
        }
    }

    private Made logged(byte[] file) {
        return new Made(
                file, ProofFiles.of(HomeLog.openOrBegin(settings.home(), clock).logReport(file, clock.instant())));
    }
}
