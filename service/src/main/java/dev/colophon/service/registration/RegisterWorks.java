package dev.colophon.service.registration;

import dev.colophon.media.walk.FileWalker;
import dev.colophon.registry.Registration;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;

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
            listener.begins(submissions.accepted().size());
            RegistrationLog log =
                    new RegistrationLog(settings.home(), session.catalogue().database(), listener);
            log.open();
            session.catalogue()
                    .registrar(actor.organisation(), session.media())
                    .register(submissions.accepted().iterator(), registration -> {
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
        return summary.build(submissions.leftOut());
    }

    private static void tell(
            RegistrationResult result,
            RegistrationSummary.Builder summary,
            ResultListener<RegistrationResult> listener) {
        summary.add(result);
        listener.result(result);
    }
}
