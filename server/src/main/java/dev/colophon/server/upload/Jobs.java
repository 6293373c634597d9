package dev.colophon.server.upload;

import dev.colophon.evidence.messages.Language;
import dev.colophon.http.guard.AllowList;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.evidence.CaptureCaseEvidence;
import dev.colophon.service.evidence.CapturedEvidence;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.precheck.CheckUse;
import dev.colophon.service.precheck.CheckedUse;
import dev.colophon.service.registration.AddReferences;
import dev.colophon.service.registration.RegisterWorks;
import dev.colophon.service.registration.RegistrationRequest;
import dev.colophon.service.registration.RegistrationResult;
import dev.colophon.service.registration.RegistrationSummary;
import dev.colophon.service.removal.LookAgain;
import dev.colophon.service.removal.LookedCopy;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.scan.RematchCaptures;
import dev.colophon.service.scan.Scan;
import dev.colophon.service.scan.ScanSources;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.upload.KeepUpload;
import dev.colophon.service.upload.UploadIntake;
import dev.colophon.sightings.StoredSighting;
import jakarta.servlet.ServletContext;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.ServletContextAware;

/** What is done with uploads, each in a thread of its own; the last ones are remembered, so that their pages can be opened again. */
public final class Jobs implements Closeable, ServletContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private static final int REMEMBERED = 200;
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(20);

    /** What is registered now is looked for in what was seen in this time. */
    private static final Duration SEEN_WITHIN = Duration.ofDays(90);

    /** Whose page nobody opens. */
    private static final Actor NOBODY = new Actor(Organisation.FIRST, "", Set.of(), Optional.empty());

    private final Settings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final UploadIntake intake;

    /** @throws ServiceException when the home cannot be written */
    public Jobs(Settings settings) {
        this.settings = settings;
        this.intake = UploadIntake.open(settings);
    }

    /** Parts of forms lie in a temporary folder of the web server until they are taken: when this process is killed, the next deletes it. */
    @Override
    public void setServletContext(ServletContext context) {
        if (context.getAttribute(ServletContext.TEMPDIR) instanceof File parts) {
            claim(parts.toPath());
        }
        Optional.ofNullable(context.getRealPath("/")).ifPresent(root -> claim(Path.of(root)));
    }

    /** The folder among those of all programs in which another lies. */
    private static void claim(Path inside) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        Path folder = inside.toAbsolutePath();
        while (folder != null && !temporary.equals(folder.getParent())) {
            folder = folder.getParent();
        }
        if (folder != null) {
            try {
                TemporaryFolders.claim(folder);
            } catch (IOException e) {
                LOG.warn("folder={} unclaimed", folder, e);
            }
        }
    }

    /** One that is remembered, of whoever asks: nobody sees another's. */
    public synchronized Optional<Job> find(Actor actor, String id) {
        return Optional.ofNullable(jobs.get(id)).filter(job -> job.isOf(actor));
    }

    /** Something to do with files. */
    private interface Work {
        void with(Upload upload, Job job) throws IOException;
    }

    private Job start(Actor actor, Job.Kind kind, Upload upload, Work work) {
        return start(new Job(actor, kind, upload.files().size(), ""), upload, work);
    }

    private Job start(Job job, Upload upload, Work work) {
        remember(job);
        threads.execute(() -> {
            try (upload) {
                work.with(upload, job);
            } catch (IOException | RuntimeException | Error e) { // whoever waits is told of any
                job.fail(e);
                if (job.failure().isEmpty()) {
                    LOG.error("job={} failed", job.state().kind(), e);
                }
            } finally {
                job.end();
            }
        });
        return job;
    }

    /** Before a file is kept, and told at once: the use case would say it too late. */
    private static void require(Actor actor, Permission permission, Upload upload) throws IOException {
        try {
            actor.require(permission);
        } catch (ServiceException e) {
            try (upload) {
                throw e;
            }
        }
    }

    private synchronized void remember(Job job) {
        jobs.put(job.id(), job);
        if (jobs.size() > REMEMBERED) {
            jobs.remove(jobs.keySet().iterator().next());
        }
    }

    /** Registers files; what was seen before is then searched for them. */
    public Job register(Actor actor, Upload upload, Optional<String> owner, Optional<String> title) throws IOException {
        return registering(
                actor,
                upload,
                (files, listener) -> new RegisterWorks(settings)
                        .register(
                                actor,
                                new RegistrationRequest(
                                        files, Optional.empty(), List.of(), owner, title, Optional.empty(), List.of()),
                                listener));
    }

    /** Adds files to a work; what was seen before is then searched for them. */
    public Job add(Actor actor, Upload upload, String work) throws IOException {
        return registering(
                actor, upload, (files, listener) -> new AddReferences(settings).add(actor, work, files, listener));
    }

    /** Registers files in one way or another. */
    private interface Registering {
        RegistrationSummary with(List<Path> files, ResultListener<RegistrationResult> listener) throws IOException;
    }

    private Job registering(Actor actor, Upload upload, Registering registering) throws IOException {
        require(actor, Permission.REGISTER, upload);
        return start(actor, Job.Kind.REGISTER, upload, (files, job) -> {
            KeepUpload keep = new KeepUpload(settings);
            Map<String, KeepUpload.Kept> kept = new HashMap<>();
            for (Path file : files.files()) {
                kept.put(FileWalker.place(file), keep.reference(file));
            }
            List<String> refused = new ArrayList<>();
            var _ = registering.with(files.files(), listener(job, (RegistrationResult result) -> {
                job.add(result);
                if (!Job.isRegistered(result)) {
                    refused.add(result.file());
                }
            }));
            for (String file : refused) {
                Optional<KeepUpload.Kept> of = Optional.ofNullable(kept.get(file));
                if (of.isPresent()) {
                    of.get().undo();
                }
            }
            new RematchCaptures(settings)
                    .rematch(actor, Instant.now().minus(SEEN_WITHIN), quiet((StoredSighting _) -> {}));
        });
    }

    /** Looks for registered works in files, and keeps nothing. */
    public Job check(Actor actor, Upload upload, Optional<String> host) throws IOException {
        require(actor, Permission.CHECK, upload);
        return start(
                actor,
                Job.Kind.CHECK,
                upload,
                (files, job) -> new CheckUse(settings, host)
                        .check(actor, files.files(), listener(job, (CheckedUse checked) -> job.add(checked))));
    }

    /** Looks for registered works in copies, and keeps those copies and what is found, to be decided. */
    public Job keep(Actor actor, Upload upload) throws IOException {
        require(actor, Permission.VISIT, upload);
        return start(actor, Job.Kind.KEEP, upload, (files, job) -> {
            KeepUpload keep = new KeepUpload(settings);
            List<Path> copies = new ArrayList<>();
            for (Path file : files.files()) {
                copies.add(keep.copy(file).file());
            }
            new ScanSources(settings)
                    .scan(actor, ScanSources.Request.ofFiles(copies), listener(job, (ScanSources.Result result) -> {
                        switch (result) {
                            case ScanSources.Result.Met(Scan.Outcome.Found(Finding finding)) -> job.add(finding);
                            case ScanSources.Result.NotRead(String why) -> job.message(why);
                            case ScanSources.Result.Met _, ScanSources.Result.Redecided _ -> {}
                        }
                    }));
        });
    }

    /**
     * Takes evidence of the copies of a case that have none of the last day. Where that is done already, it is not begun again.
     *
     * @param reader the language that comes first in reports
     */
    public synchronized Job evidence(Actor actor, String caseNumber, Language reader) throws IOException {
        actor.require(Permission.VISIT);
        for (Job job : jobs.values()) {
            Job.State state = job.state();
            if (job.isOf(actor)
                    && state.kind() == Job.Kind.EVIDENCE
                    && state.subject().equals(caseNumber)
                    && !state.ended()) {
                return job;
            }
        }
        Job taking = new Job(actor, Job.Kind.EVIDENCE, 0, caseNumber);
        EvidenceSetup evidence = new EvidenceSetup(software(), reader, List.of("colophon", "serve"));
        return start(
                taking,
                Upload.of(List.of()),
                (_, job) -> new CaptureCaseEvidence(settings, evidence)
                        .capture(
                                actor,
                                new CaptureCaseEvidence.Request(caseNumber, true, AllowList.none()),
                                new ForwardingListener<CapturedEvidence>(job, job::add) {

                                    @Override
                                    public void begins(long items) {
                                        job.begin(items);
                                    }
                                }));
    }

    /**
     * Looks whether copies are still there.
     *
     * @param subject the number of the case or the notice that they are of
     * @param claimed whether somebody says that they are removed
     */
    public Job look(Actor actor, String subject, List<String> sightings, boolean claimed) throws IOException {
        actor.require(Permission.VISIT);
        return start(
                new Job(actor, Job.Kind.LOOK, sightings.size(), subject),
                Upload.of(List.of()),
                (_, job) -> new LookAgain(settings)
                        .look(
                                actor,
                                new LookAgain.Request(sightings, false, claimed, AllowList.none()),
                                new ForwardingListener<LookedCopy>(job, job::add)));
    }

    private static String software() {
        return "Colophon "
                + Optional.ofNullable(Jobs.class.getPackage().getImplementationVersion())
                        .orElse("built from source");
    }

    private static <R> ResultListener<R> listener(Job job, Consumer<R> results) {
        return new ForwardingListener<>(job, results);
    }

    /** Tells a job of what comes. */
    private static class ForwardingListener<R> implements ResultListener<R> {

        private final Job job;
        private final Consumer<R> results;

        ForwardingListener(Job job, Consumer<R> results) {
            this.job = job;
            this.results = results;
        }

        @Override
        public void result(R result) {
            results.accept(result);
        }

        @Override
        public void begins(long items) {}

        @Override
        public void advances(String item) {
            job.advance();
        }

        @Override
        public void message(String line) {
            job.message(line);
        }
    }

    private static <R> ResultListener<R> quiet(Consumer<R> results) {
        return listener(new Job(NOBODY, Job.Kind.CHECK, 0, ""), results);
    }

    /** Waits some time for those that are not done, so that nothing is registered by half. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_AT_END.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            intake.close();
        } catch (IOException e) {
            LOG.warn("intake=open", e); // the next one sees that it is dead
        }
    }
}
