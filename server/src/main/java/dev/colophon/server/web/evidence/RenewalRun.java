package dev.colophon.server.web.evidence;

import dev.colophon.evidence.messages.Message;
import dev.colophon.server.upload.Job;
import dev.colophon.server.upload.Jobs;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.evidence.RenewedBundle;
import dev.colophon.service.job.JobKind;
import dev.colophon.service.job.JobOrder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks after the timestamps of all bundles, once at a time, while whoever asked for it looks on. Thread-safe. */
public final class RenewalRun {

    /** What is done so soon is shown at once. */
    private static final Duration SOON = Duration.ofMillis(2_500);

    private final Jobs jobs;

    public RenewalRun(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * How it stands.
     *
     * @param renewed each bundle, when it was done last since the server started
     * @param failure the line that says why that ended
     */
    public record State(boolean running, Optional<List<RenewedBundle>> renewed, Optional<Message> failure) {

        private static final State NOTHING = new State(false, Optional.empty(), Optional.empty());

        private static State of(Job.State state) {
            boolean well = state.ended() && state.failure().isEmpty();
            return new State(!state.ended(), well ? Optional.of(state.renewed()) : Optional.empty(), state.failure());
        }

        /** Those with something new, or something to be told. */
        public List<RenewedBundle> told() {
            return renewed.orElse(List.of()).stream()
                    .filter(bundle ->
                            !bundle.written().isEmpty() || !bundle.silent().isEmpty())
                    .toList();
        }
    }

    /** How it stands, for whoever may see the bundles of all organisations. */
    public State state(Actor actor) {
        Optional<Job> last = actor.may(Permission.MACHINE) ? jobs.last(JobKind.RENEW) : Optional.empty();
        State state = last.map(Job::state).map(State::of).orElse(State.NOTHING);
        if (last.isPresent() && !state.running()) {
            jobs.seen(last.get().id());
        }
        return state;
    }

    /** Begins, unless it is at it; returns when it is done, if that is soon. */
    synchronized void begin(Actor actor) throws IOException {
        actor.require(Permission.MACHINE);
        if (state(actor).running()) {
            return;
        }
        Job job = jobs.begin(actor, new JobOrder.Renew());
        try {
            boolean _ = job.await(SOON);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
