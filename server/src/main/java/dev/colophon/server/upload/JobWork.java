package dev.colophon.server.upload;

import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.evidence.messages.Language;
import dev.colophon.http.guard.AllowList;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.evidence.CaptureCaseEvidence;
import dev.colophon.service.evidence.CapturedEvidence;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.evidence.RenewEvidence;
import dev.colophon.service.job.JobOrder;
import dev.colophon.service.precheck.CheckAddresses;
import dev.colophon.service.precheck.CheckUse;
import dev.colophon.service.precheck.CheckedUse;
import dev.colophon.service.registration.AddReferences;
import dev.colophon.service.registration.RegisterWorks;
import dev.colophon.service.registration.RegistrationRequest;
import dev.colophon.service.registration.RegistrationResult;
import dev.colophon.service.removal.LookAgain;
import dev.colophon.service.removal.LookedCopy;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.scan.HandedFingerprint;
import dev.colophon.service.scan.RematchCaptures;
import dev.colophon.service.scan.ScanOutcome;
import dev.colophon.service.scan.ScanSources;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Software;
import dev.colophon.service.upload.KeepUpload;
import dev.colophon.sightings.StoredSighting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What is done for each order. Whatever is done again, because a process was killed, changes nothing that was done already. */
final class JobWork {

    /** What is registered now is looked for in what was seen in this time. */
    private static final Duration SEEN_WITHIN = Duration.ofDays(90);

    /** Timestamps are renewed so long before they end, as by the command. */
    private static final Duration RENEWED_AHEAD = Duration.ofDays(90);

    private final Settings settings;

    JobWork(Settings settings) {
        this.settings = settings;
    }

    /**
     * Does it.
     *
     * @param files that were handed in
     * @param job told of what comes
     */
    void perform(Actor actor, JobOrder order, List<Path> files, Job job) throws IOException {
        switch (order) {
            case JobOrder.Register register ->
                register(
                        actor,
                        files,
                        job,
                        listener -> new RegisterWorks(settings)
                                .register(
                                        actor,
                                        new RegistrationRequest(
                                                files,
                                                Optional.empty(),
                                                List.of(),
                                                register.owner(),
                                                register.title(),
                                                Optional.empty(),
                                                List.of()),
                                        listener));
            case JobOrder.Add add ->
                register(
                        actor,
                        files,
                        job,
                        listener -> new AddReferences(settings).add(actor, add.work(), files, listener));
            case JobOrder.Check check -> check(actor, check, files, job);
            case JobOrder.Keep _ -> keep(actor, files, job);
            case JobOrder.Renew _ ->
                new RenewEvidence(settings, setup(Language.ENGLISH))
                        .renew(actor, RENEWED_AHEAD)
                        .forEach(job::add);
            case JobOrder.Evidence evidence -> capture(actor, evidence, job);
            case JobOrder.Look look ->
                new LookAgain(settings)
                        .look(
                                actor,
                                new LookAgain.Request(look.sightings(), false, look.claimed(), AllowList.none()),
                                new ForwardingListener<LookedCopy>(job, job::add));
        }
    }

    /** Registers files in one way or another. */
    private interface Registering {
        Object with(ResultListener<RegistrationResult> listener) throws IOException;
    }

    private void register(Actor actor, List<Path> files, Job job, Registering registering) throws IOException {
        KeepUpload keep = new KeepUpload(settings);
        Map<String, KeepUpload.Kept> kept = new HashMap<>();
        for (Path file : files) {
            kept.put(FileWalker.place(file), keep.reference(file));
        }
        List<String> refused = new ArrayList<>();
        var _ = registering.with(new ForwardingListener<>(job, (RegistrationResult result) -> {
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
        new RematchCaptures(settings).rematch(actor, Instant.now().minus(SEEN_WITHIN), (StoredSighting _) -> {});
    }

    private void check(Actor actor, JobOrder.Check check, List<Path> files, Job job) throws IOException {
        ResultListener<CheckedUse> listener = new ForwardingListener<>(job, job::add);
        if (!files.isEmpty()) {
            new CheckUse(settings, check.host()).check(actor, files, listener);
        }
        if (!check.addresses().isEmpty()) {
            new CheckAddresses(settings, check.host()).check(actor, check.addresses(), listener);
        }
    }

    private void keep(Actor actor, List<Path> files, Job job) throws IOException {
        KeepUpload keep = new KeepUpload(settings);
        List<Path> copies = new ArrayList<>();
        for (Path file : files) {
            Optional<Sighting> fingerprint =
                    HandedFingerprint.notKept(new FoundFile(file, FileWalker.place(file), Instant.now()));
            if (fingerprint.isPresent()) {
                job.add(Finding.unstored(fingerprint.get(), List.of()));
                job.advance();
            } else {
                copies.add(keep.copy(file).file());
            }
        }
        if (copies.isEmpty()) {
            return;
        }
        new ScanSources(settings)
                .scan(
                        actor,
                        ScanSources.Request.ofFiles(copies),
                        new ForwardingListener<>(job, (ScanSources.Result result) -> {
                            switch (result) {
                                case ScanSources.Result.Met(ScanOutcome.Found(Finding finding)) -> job.add(finding);
                                case ScanSources.Result.NotRead(String why) -> job.message(why);
                                case ScanSources.Result.Met _, ScanSources.Result.Redecided _ -> {}
                            }
                        }));
    }

    private static EvidenceSetup setup(Language reader) {
        return new EvidenceSetup(Software.name(), reader, List.of("colophon", "serve"));
    }

    private void capture(Actor actor, JobOrder.Evidence wanted, Job job) throws IOException {
        new CaptureCaseEvidence(settings, setup(wanted.reader()))
                .capture(
                        actor,
                        new CaptureCaseEvidence.Request(wanted.number(), true, AllowList.none()),
                        new ForwardingListener<CapturedEvidence>(job, job::add) {

                            @Override
                            public void begins(long items) {
                                job.begin(items);
                            }
                        });
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
        public void advances(String item) {
            job.advance();
        }

        @Override
        public void message(String line) {
            job.message(line);
        }
    }
}
