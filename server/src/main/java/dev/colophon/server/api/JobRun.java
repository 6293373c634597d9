package dev.colophon.server.api;

import dev.colophon.server.api.ApiAnswers.ListView;
import dev.colophon.server.caller.Caller;
import dev.colophon.server.idempotency.IdempotencyFilter;
import dev.colophon.server.upload.Job;
import dev.colophon.server.upload.JobAnswers;
import dev.colophon.server.upload.Jobs;
import dev.colophon.service.job.JobOrder;
import dev.colophon.service.json.job.JobView;
import dev.colophon.service.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import org.springframework.http.ResponseEntity;

/** Has something done with files that a program sent, and answers when that is done, or that it is done in the background. */
final class JobRun {

    private final Settings settings;
    private final Jobs jobs;
    private final Caller caller;

    JobRun(Settings settings, Jobs jobs, Caller caller) {
        this.settings = settings;
        this.jobs = jobs;
        this.caller = caller;
    }

    /**
     * The answer: what came of each file; where that takes longer than whoever asks waits, 202 with the address of the job.
     *
     * @param request which says how long (RFC 7240)
     */
    ResponseEntity<byte[]> answer(JobOrder order, HandedFiles handed, HttpServletRequest request)
            throws IOException, InterruptedException {
        Preference preference = Preference.of(Collections.list(request.getHeaders("Prefer")));
        Job job = preference.background()
                ? jobs.begin(caller.actor(), order, handed.upload())
                : jobs.attempt(caller.actor(), order, handed.upload());
        handed.usedBy(job, settings, caller.actor(), IdempotencyFilter.stored(request));
        boolean ended = job.await(preference.patience());
        if (!ended && (preference.background() || jobs.accept(job))) {
            return JobsApi.accepted(jobs, caller, job, preference);
        }
        Job.State state = job.state();
        if (preference.background()) {
            jobs.seen(job.id());
        }
        if (job.failure().isPresent()) {
            throw job.failure().get();
        }
        if (state.failure().isPresent()) {
            throw new IllegalStateException("the job failed, which the log tells");
        }
        return ApiAnswers.json(new ListView(JobView.items(order.kind(), JobAnswers.of(state)), null));
    }
}
