package dev.colophon.server.upload;

import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.job.JobFolders;
import dev.colophon.service.job.JobKind;
import dev.colophon.service.job.JobLease;
import dev.colophon.service.job.JobLedger;
import dev.colophon.service.job.JobOrder;
import dev.colophon.service.job.KeptJob;
import dev.colophon.service.job.Obstacle;
import dev.colophon.service.job.OwnJobs;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.upload.UploadIntake;
import jakarta.servlet.ServletContext;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.ServletContextAware;

/**
 * What is done in the background, each in a thread of its own. What somebody was told is done is written down before, with its files, and
 * outlives this process: the next one does it, or says that it failed. The last ones are remembered, so that their pages can be opened
 * again. Thread-safe.
 */
public final class Jobs implements Closeable, ServletContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private static final int REMEMBERED = 200;
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(20);
    private static final Duration PATIENCE_AFTER_INTERRUPT = Duration.ofSeconds(2);
    private static final Duration RENEWED_EVERY = JobLedger.LEASE.dividedBy(3);

    /** What waits is tried again after this, and then after twice as long each time. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(3);

    private static final Duration FORGOTTEN_EVERY = Duration.ofHours(1);

    private final JobWork work;
    private final OwnJobs written;
    private final JobLedger ledger;
    private final JobFolders folders;
    private final JobTurns turns = new JobTurns();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final JobRenewal renewal = new JobRenewal();
    private final UploadIntake intake;
    private final Duration firstPause;
    private volatile EndListener ended = (_, _, _) -> {};

    /** Told of each job that has ended. */
    public interface EndListener {

        /**
         * It has ended.
         *
         * @param well whether it did what it was to do
         */
        void ended(String kind, boolean well, Duration time);
    }

    /** By their ids, those begun first first; guarded by this. */
    private final Map<String, Job> jobs = new LinkedHashMap<>();

    /** Of those that are written down and under way. */
    private final Map<String, JobLease> leases = new ConcurrentHashMap<>();

    /** What an earlier process did not end, taken and not begun yet. */
    private final List<Job> left = new ArrayList<>();

    private volatile boolean closing;
    private final CountDownLatch ending = new CountDownLatch(1);

    /**
     * Takes what an earlier process of this home has left undone, and deletes what it has left behind.
     *
     * @throws ServiceException when the home cannot be written
     */
    public Jobs(Settings settings) {
        this(settings, FIRST_PAUSE);
    }

    /** With a pause of a test. */
    Jobs(Settings settings, Duration firstPause) {
        this.firstPause = firstPause;
        this.work = new JobWork(settings);
        this.written = new OwnJobs(settings);
        this.ledger = new JobLedger(settings);
        this.folders = new JobFolders(settings);
        this.intake = UploadIntake.open(settings);
        try {
            left.addAll(takeLeft(intake.isAlone()));
            ledger.endLost(folders);
        } catch (IOException | RuntimeException e) {
            close();
            throw ServiceException.of(e)
                    .map(RuntimeException.class::cast)
                    .orElseGet(() -> new IllegalStateException(e));
        }
    }

    /** Who is told of each job that ends. */
    public void whenEnded(EndListener listener) {
        ended = listener;
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

    /** Those that nobody works on; what has a folder and is not written down was never accepted. */
    private List<Job> takeLeft(boolean alone) throws IOException {
        List<Job> taken = new ArrayList<>();
        for (String id : folders.ids()) {
            if (leases.containsKey(id)) {
                continue;
            }
            Optional<JobLedger.Taken> one = ledger.take(id, alone);
            if (one.isPresent()) {
                Job job = new Job(id, one.get().asker(), one.get().order(), folders.files(id));
                leases.put(id, one.get().lease());
                remember(job);
                taken.add(job);
            } else if (alone) {
                folders.delete(id);
            }
        }
        return taken;
    }

    /** Goes on with what an earlier process has left undone, and from then on with what another of this home leaves. */
    public void resume() {
        left.forEach(this::resume);
        left.clear();
        renewal.every(RENEWED_EVERY, () -> {
            ledger.renew(Set.copyOf(leases.values()));
            takeLeft(false).forEach(this::resume);
        });
        renewal.every(FORGOTTEN_EVERY, ledger::forget);
    }

    private void resume(Job job) {
        LOG.info("job={} kind={} resumed", job.id(), job.order().kind());
        run(job, () -> {});
    }

    /** One that is remembered, of whoever asks: nobody sees another's. */
    public synchronized Optional<Job> find(Actor actor, String id) {
        return Optional.ofNullable(jobs.get(id)).filter(job -> job.isOf(actor));
    }

    /** The last of a kind that this process knows, whoever asked for it. */
    public synchronized Optional<Job> last(JobKind kind) {
        return jobs.values().stream().filter(job -> job.order().kind() == kind).reduce((_, later) -> later);
    }

    /** The same as it is written down, whichever server works on it. */
    public Optional<KeptJob> findKept(Actor actor, String id) {
        return written.find(actor, id);
    }

    /** So many files of one are done, as far as this process knows. */
    public synchronized int done(String id) {
        return Optional.ofNullable(jobs.get(id)).map(job -> job.state().done()).orElse(0);
    }

    /** What one waits for, as far as this process knows. */
    public synchronized Optional<Obstacle> obstacle(String id) {
        return Optional.ofNullable(jobs.get(id)).flatMap(job -> job.state().obstacle());
    }

    /** Whoever asked has seen the end of it. */
    public void seen(String id) {
        ledger.seen(id);
    }

    private synchronized void remember(Job job) {
        jobs.put(job.id(), job);
        if (jobs.size() > REMEMBERED) { // what is under way is never forgotten
            jobs.values().stream().filter(Job::isEnded).findFirst().ifPresent(old -> jobs.remove(old.id()));
        }
    }

    /** Begins something that is written down before: whoever asks may be told that it is done. */
    public Job begin(Actor actor, JobOrder order, Upload upload) throws IOException {
        Job job = made(actor, order, upload);
        try {
            boolean _ = accept(job);
        } catch (IOException | RuntimeException e) {
            upload.close();
            throw e;
        }
        remember(job);
        run(job, upload);
        return job;
    }

    /** The same about no files. Evidence of a case that is being taken already is not begun again. */
    public synchronized Job begin(Actor actor, JobOrder order) throws IOException {
        if (order instanceof JobOrder.Evidence) {
            for (Job job : jobs.values()) {
                boolean same = job.order().kind() == order.kind()
                        && job.order().subject().equals(order.subject());
                if (same && job.isOf(actor) && !job.isEnded()) {
                    return job;
                }
            }
        }
        return begin(actor, order, Upload.of(List.of()));
    }

    /** Begins something for whoever waits for it: when this process is killed, they are told by that, and it is done no more. */
    public Job attempt(Actor actor, JobOrder order, Upload upload) throws IOException {
        Job job = made(actor, order, upload);
        remember(job);
        run(job, upload);
        return job;
    }

    /** Before a file is kept, and told at once: the use case would say too late that they may not. */
    private static Job made(Actor actor, JobOrder order, Upload upload) throws IOException {
        try {
            actor.require(order.permission());
            return new Job(UUID.randomUUID().toString(), actor, order, upload.files());
        } catch (ServiceException e) {
            upload.close();
            throw e;
        }
    }

    /**
     * Writes down what is under way, so that it outlives this process.
     *
     * @return false where it has ended already
     */
    public boolean accept(Job job) throws IOException {
        job.writing().lock();
        try {
            if (job.isEnded()) {
                return false;
            }
            folders.keep(job.id(), job.files());
            JobLease lease = ledger.accept(job.id(), job.order(), job.handedIn(), job.actor());
            leases.put(job.id(), lease);
            if (job.isBegun()) {
                boolean _ = ledger.begin(lease);
            }
            return true;
        } catch (IOException | RuntimeException e) {
            folders.delete(job.id());
            throw e;
        } finally {
            job.writing().unlock();
        }
    }

    /** @param files are closed when it has ended */
    private void run(Job job, Closeable files) {
        Instant begun = Instant.now();
        threads.execute(() -> {
            try (files) {
                attempt(job);
                Duration pause = firstPause;
                while (waits(job) && !ending.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    Duration twice = pause.multipliedBy(2);
                    pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
                    job.again();
                    attempt(job);
                }
            } catch (InterruptedException | IOException | RuntimeException | Error e) {
                job.fail(e);
            } finally {
                ended.ended(job.order().kind().name(), !job.isFailed(), Duration.between(begun, Instant.now()));
                end(job);
            }
        });
    }

    private void attempt(Job job) {
        try (JobTurns.Turn _ = turns.await(job.order())) {
            begin(job);
            work.perform(job.actor(), job.order(), job.files(), job);
        } catch (InterruptedException | IOException | RuntimeException | Error e) { // whoever waits is told of any
            job.fail(e);
            if (job.failure().isEmpty() && !closing) {
                LOG.error("job={} failed", job.order().kind(), e);
            }
        }
    }

    /** What was accepted, and failed of nothing that is its fault, is done as soon as that is gone. */
    private boolean waits(Job job) {
        job.writing().lock();
        try {
            JobLease lease = leases.get(job.id());
            if (lease == null || closing || job.obstacle().isEmpty()) {
                return false;
            }
            job.waits(isStillCounted(job, lease));
            return true;
        } finally {
            job.writing().unlock();
        }
    }

    private boolean isStillCounted(Job job, JobLease lease) {
        try {
            if (job.isBegun()) {
                ledger.waits(lease);
            }
            return false;
        } catch (RuntimeException _) { // as while the database is away
            return true;
        }
    }

    /** It is its turn: what is written down counts this as an attempt, unless this process is about to end. */
    private void begin(Job job) throws InterruptedException {
        job.writing().lock();
        try {
            if (closing) {
                throw new InterruptedException("the server ends");
            }
            JobLease lease = leases.get(job.id());
            if (lease != null && !job.isBegun() && !ledger.begin(lease)) {
                throw new IllegalStateException("another server works on job " + job.id());
            }
            job.begin();
        } finally {
            job.writing().unlock();
        }
    }

    private void end(Job job) {
        job.writing().lock();
        try {
            JobLease lease = leases.get(job.id());
            if (lease != null) {
                writeEnd(job, lease);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("job={} ended, and is not written down as such: it is done again", job.id(), e);
        } finally {
            leases.remove(job.id());
            job.end();
            job.writing().unlock();
        }
    }

    private void writeEnd(Job job, JobLease lease) throws IOException {
        if (closing && job.isFailed()) {
            ledger.putBack(lease, job.isBegun()); // the next process goes on with it
        } else {
            ledger.end(lease, JobAnswers.of(job.state()));
            folders.delete(job.id());
        }
    }

    /** What was not begun, and what did not end in time. */
    private void putBack() {
        leases.forEach((id, lease) -> {
            try {
                leases.remove(id);
                ledger.putBack(lease, isBegun(id));
            } catch (RuntimeException e) {
                LOG.warn("job={} is not put back", id, e); // the next one sees that it gives no sign of life
            }
        });
    }

    private synchronized boolean isBegun(String id) {
        return Optional.ofNullable(jobs.get(id)).filter(Job::isBegun).isPresent();
    }

    /** Waits some time for those that are not done; what is written down is then gone on with by the next process. */
    @Override
    public void close() {
        closing = true;
        ending.countDown();
        renewal.close();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_AT_END.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
                boolean _ = threads.awaitTermination(PATIENCE_AFTER_INTERRUPT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        putBack();
        try {
            intake.close();
        } catch (IOException e) {
            LOG.warn("intake=open", e); // the next one sees that it is dead
        }
    }
}
