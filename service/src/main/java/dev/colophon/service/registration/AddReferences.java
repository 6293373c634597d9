package dev.colophon.service.registration;

import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds files to a work that is registered, or brings back those that were removed from it. */
public final class AddReferences {

    private final Settings settings;

    public AddReferences(Settings settings) {
        this.settings = settings;
    }

    /**
     * Adds files to a work.
     *
     * @param work its id, or an unambiguous start or end of it; one that was removed comes back with its files
     * @param paths files and folders
     * @param listener as of {@link RegisterWorks#register}
     */
    public RegistrationSummary add(
            Actor actor, String work, List<Path> paths, ResultListener<RegistrationResult> listener) {
        actor.require(Permission.REGISTER);
        RegistrationRun run = new RegistrationRun(settings, actor, listener);
        try (HomeSession session = HomeSession.writing(settings.stored(), actor, "references add", listener)) {
            Work target = session.works().get(work);
            Submissions submissions = run.undeclared(new RegistrationRequest(
                    paths,
                    Optional.empty(),
                    List.of(),
                    Optional.of(target.owner().id()),
                    Optional.empty(),
                    Optional.empty(),
                    List.of()));
            List<Submission> files = submissions.accepted().stream()
                    .map(submission -> Submission.to(target, submission.file()))
                    .toList();
            run.register(session, new Submissions(files, Map.of(), List.of(), List.of()));
            return run.summary(submissions);
        }
    }
}
