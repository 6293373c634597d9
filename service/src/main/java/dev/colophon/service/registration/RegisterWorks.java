package dev.colophon.service.registration;

import dev.colophon.media.walk.FileWalker;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Registers works, so that their copies are found from now on, and enters them into the transparency log. */
public final class RegisterWorks {

    private final Settings settings;

    public RegisterWorks(Settings settings) {
        this.settings = settings;
    }

    /**
     * Registers files. What is registered is not done twice.
     *
     * @param listener told of each file after what is said of it is durable; those that are refused by their names come first
     * @throws ServiceException when what is said of the files cannot be meant
     */
    public RegistrationSummary register(
            Actor actor, RegistrationRequest request, ResultListener<RegistrationResult> listener) {
        RegistrationSummary.Builder summary = new RegistrationSummary.Builder();
        Submissions submissions = Submissions.of(request, refused -> tell(refused, summary, listener), listener);
        submissions.tellMerging(request, listener);
        try (HomeSession session = HomeSession.writing(settings, actor, "register", listener)) {
            register(session, actor, submissions.accepted(), summary, listener);
        }
        return summary.build(submissions.leftOut());
    }

    /**
     * Adds files to a work, or brings back those that were removed from it.
     *
     * @param work its id, or an unambiguous start or end of it; one that was removed comes back with its files
     * @param paths files and folders
     * @param listener as of {@link #register}
     */
    public RegistrationSummary add(
            Actor actor, String work, List<Path> paths, ResultListener<RegistrationResult> listener) {
        RegistrationSummary.Builder summary = new RegistrationSummary.Builder();
        try (HomeSession session = HomeSession.writing(settings.stored(), actor, "references add", listener)) {
            Work target = session.works().get(work);
            RegistrationRequest request = new RegistrationRequest(
                    paths,
                    Optional.empty(),
                    Optional.of(target.owner().id()),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
            Submissions submissions = Submissions.of(request, refused -> tell(refused, summary, listener), listener);
            List<Submission> files = submissions.accepted().stream()
                    .map(submission -> Submission.to(target, submission.file()))
                    .toList();
            register(session, actor, files, summary, listener);
            return summary.build(submissions.leftOut());
        }
    }

    private void register(
            HomeSession session,
            Actor actor,
            List<Submission> submissions,
            RegistrationSummary.Builder summary,
            ResultListener<RegistrationResult> listener) {
        listener.begins(submissions.size());
        RegistrationLog log =
                new RegistrationLog(settings.home(), session.catalogue().database(), listener);
        log.open();
        session.catalogue()
                .registrar(actor.organisation(), session.media(), actor.name())
                .register(submissions.iterator(), registration -> {
                    if (registration instanceof Registration.Added) {
                        log.registered();
                    }
                    listener.advances(FileWalker.place(registration.file()));
                    tell(RegistrationResult.of(registration), summary, listener);
                });
        if (!log.end()) {
            summary.failed();
        }
    }

    private static void tell(
            RegistrationResult result,
            RegistrationSummary.Builder summary,
            ResultListener<RegistrationResult> listener) {
        summary.add(result);
        listener.result(result);
    }
}
