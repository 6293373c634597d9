package dev.colophon.server.upload;

import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.registration.Registration;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.evidence.CapturedEvidence;
import dev.colophon.service.evidence.RenewedBundle;
import dev.colophon.service.job.JobKind;
import dev.colophon.service.job.JobOrder;
import dev.colophon.service.job.Obstacle;
import dev.colophon.service.precheck.CheckedUse;
import dev.colophon.service.precheck.UsedWork;
import dev.colophon.service.registration.RegistrationResult;
import dev.colophon.service.removal.LookedCopy;
import dev.colophon.service.scan.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Something that is done with files while whoever handed them in looks on. Thread-safe. */
public final class Job {

    /**
     * How it stands.
     *
     * @param uses what the use of each work in a file asks for, by the place of the file and the id of the work
     * @param done so many files
     * @param all so many files there are
     * @param captured what came of taking evidence
     * @param looked what came of looking for copies again
     * @param renewed what became of the bundles whose timestamps were looked after
     * @param subject what it is about, where that is no file: the number of a case or a notice; else the empty string
     * @param obstacle what it waits for, to be tried again
     * @param failure the line that says why it ended; empty of one that goes on, or ended well
     */
    public record State(
            JobKind kind,
            boolean ended,
            int done,
            int all,
            List<String> messages,
            List<RegistrationResult> registered,
            List<Finding> found,
            Map<String, Map<String, UsedWork>> uses,
            List<CapturedEvidence> captured,
            List<LookedCopy> looked,
            List<RenewedBundle> renewed,
            String subject,
            Optional<Obstacle> obstacle,
            Optional<Message> failure) {

        public State {
            messages = List.copyOf(messages);
            registered = List.copyOf(registered);
            found = List.copyOf(found);
            uses = Map.copyOf(uses);
            captured = List.copyOf(captured);
            looked = List.copyOf(looked);
            renewed = List.copyOf(renewed);
        }

        /** How many files are registered now that were not before, and can be compared. */
        public int fresh() {
            return stored() - known() - unmatchable();
        }

        /** How many were registered before. */
        public int known() {
            return (int) registered.stream()
                    .filter(result -> result instanceof RegistrationResult.Done done
                            && done.registration() instanceof Registration.Known)
                    .count();
        }

        /** How many are registered now, and cannot be compared. */
        public int unmatchable() {
            return (int) registered.stream().filter(Job::isUnmatchable).count();
        }

        /** How many files are registered. */
        public int stored() {
            return (int) registered.stream().filter(Job::isRegistered).count();
        }
    }

    private static final int MOST_MESSAGES = 50;

    private final String id;
    private final Actor actor;
    private final JobOrder order;
    private final List<Path> files;

    /** Held while it is written down, and while its end is. */
    private final Lock writing = new ReentrantLock();

    private final List<String> messages = new ArrayList<>();
    private final List<RegistrationResult> registered = new ArrayList<>();
    private final List<Finding> found = new ArrayList<>();
    private final Map<String, Map<String, UsedWork>> uses = new HashMap<>();
    private final List<CapturedEvidence> captured = new ArrayList<>();
    private final List<LookedCopy> looked = new ArrayList<>();
    private final List<RenewedBundle> renewed = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private Optional<ServiceException> failure = Optional.empty();
    private boolean broken;
    private Optional<Obstacle> obstacle = Optional.empty();
    private boolean begun;
    private boolean over;
    private int all;
    private int done;

    Job(String id, Actor actor, JobOrder order, List<Path> files) {
        this.id = id;
        this.actor = actor;
        this.order = order;
        this.files = List.copyOf(files);
        this.all = order instanceof JobOrder.Look look ? look.sightings().size() : handedIn();
    }

    /** How many files and addresses were handed in. */
    int handedIn() {
        return files.size()
                + (order instanceof JobOrder.Check check ? check.addresses().size() : 0);
    }

    Actor actor() {
        return actor;
    }

    JobOrder order() {
        return order;
    }

    /** That were handed in, where they lie now. */
    List<Path> files() {
        return files;
    }

    /** Held by whoever writes it down. */
    Lock writing() {
        return writing;
    }

    /** Whether it is over, and what came of it told. */
    boolean isEnded() {
        return end.getCount() == 0;
    }

    /** Its work begins, and it waits for its turn no more. */
    synchronized void begin() {
        begun = true;
    }

    /** It failed of something that is not its fault, and waits until that is gone. */
    synchronized void waits(boolean counted) {
        begun = counted;
    }

    /** It is tried again, as if nothing had come of it: what is done already is found to be done. */
    synchronized void again() {
        List.of(messages, registered, found, captured, looked, renewed).forEach(List::clear);
        uses.clear();
        failure = Optional.empty();
        obstacle = Optional.empty();
        broken = false;
        done = 0;
    }

    /** What it failed of, where that is not its fault. */
    synchronized Optional<Obstacle> obstacle() {
        return obstacle;
    }

    /** Whether its work has begun. */
    synchronized boolean isBegun() {
        return begun;
    }

    /** Whether it ended before all was done. */
    synchronized boolean isFailed() {
        return broken || failure.isPresent();
    }

    /** Whether it is what somebody asked for. */
    boolean isOf(Actor other) {
        return actor.organisation().equals(other.organisation()) && actor.name().equals(other.name());
    }

    public String id() {
        return id;
    }

    synchronized void message(String line) {
        if (messages.size() < MOST_MESSAGES && !line.isBlank()) {
            messages.add(line);
        }
    }

    /** How much there is to do, where only the use case knows that. */
    synchronized void begin(long items) {
        all = (int) Math.min(items, Integer.MAX_VALUE);
    }

    synchronized void advance() {
        done++;
    }

    synchronized void add(RegistrationResult result) {
        registered.add(result);
    }

    synchronized void add(CapturedEvidence evidence) {
        captured.add(evidence);
    }

    synchronized void add(LookedCopy copy) {
        looked.add(copy);
    }

    synchronized void add(RenewedBundle bundle) {
        renewed.add(bundle);
    }

    synchronized void add(Finding finding) {
        found.add(finding);
    }

    synchronized void add(CheckedUse checked) {
        found.add(checked.finding());
        uses.put(checked.finding().place(), checked.works());
    }

    private static boolean isUnmatchable(RegistrationResult result) {
        return result instanceof RegistrationResult.Done done
                && switch (done.registration()) {
                    case Registration.Added added ->
                        added.registered().reference().unmatchable().isPresent();
                    case Registration.Updated updated ->
                        updated.registered().reference().unmatchable().isPresent();
                    case Registration.Known _, Registration.Refused _ -> false;
                };
    }

    /** Whether a file is registered now, or was before. */
    static boolean isRegistered(RegistrationResult result) {
        return result instanceof RegistrationResult.Done done && !(done.registration() instanceof Registration.Refused);
    }

    void end() {
        List<Runnable> last;
        synchronized (this) {
            over = true;
            last = List.copyOf(afterwards);
        }
        try {
            last.forEach(Runnable::run);
        } finally {
            end.countDown();
        }
    }

    /** Has something done when all is done, before whoever waits for it is told; at once where that is so. */
    public void whenEnded(Runnable then) {
        synchronized (this) {
            if (!over) {
                afterwards.add(then);
                return;
            }
        }
        then.run();
    }

    /** It ends because of this. */
    synchronized void fail(Throwable why) {
        failure = why instanceof Exception exception ? ServiceException.of(exception) : Optional.empty();
        broken = failure.isEmpty();
        obstacle = Obstacle.of(why);
    }

    /** Waits for its end, and no longer than that. */
    public boolean await(Duration patience) throws InterruptedException {
        return end.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Why it ended, for a program. */
    public synchronized Optional<ServiceException> failure() {
        return failure;
    }

    public synchronized State state() {
        return new State(
                order.kind(),
                isEnded(),
                Math.min(done, all),
                all,
                messages,
                registered,
                found,
                uses,
                captured,
                looked,
                renewed,
                order.subject(),
                obstacle.filter(_ -> !over),
                obstacle.isPresent() && !over
                        ? Optional.empty()
                        : failure.map(ServiceException::line)
                                .or(() -> broken ? Optional.of(Message.none()) : Optional.empty()));
    }
}
