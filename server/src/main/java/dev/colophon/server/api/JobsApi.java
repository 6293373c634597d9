package dev.colophon.server.api;

import dev.colophon.server.caller.Caller;
import dev.colophon.server.upload.Job;
import dev.colophon.server.upload.Jobs;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.job.KeptJob;
import dev.colophon.service.json.job.JobView;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What is done in the background, for programs. */
@RestController
public final class JobsApi {

    private final Jobs jobs;
    private final Caller caller;

    public JobsApi(Jobs jobs, Caller caller) {
        this.jobs = jobs;
        this.caller = caller;
    }

    /** How it stands, and what came of it when it has ended. */
    @GetMapping("/api/v1/jobs/{id}")
    ResponseEntity<byte[]> job(@PathVariable("id") String id) {
        KeptJob job = jobs.findKept(caller.actor(), id)
                .orElseThrow(() -> new ServiceException(Category.REFUSED, "there is no job `%s`".formatted(id)));
        if (job.ended().isPresent()) {
            jobs.seen(id);
        }
        return ApiAnswers.json(view(jobs, job));
    }

    private static JobView view(Jobs jobs, KeptJob job) {
        return JobView.of(job, jobs.done(job.id()), jobs.obstacle(job.id()));
    }

    /** That it is done in the background, as somebody prefers it or not: where to ask for it. */
    static ResponseEntity<byte[]> accepted(Jobs jobs, Caller caller, Job job, Preference preference) {
        KeptJob kept = jobs.findKept(caller.actor(), job.id()).orElseThrow();
        return ApiAnswers.accepted("/api/v1/jobs/" + job.id(), view(jobs, kept), preference.applied());
    }
}
