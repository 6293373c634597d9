package dev.colophon.service.registration;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
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
        actor.require(Permission.REGISTER);
        RegistrationRun run = new RegistrationRun(settings, actor, listener);
        Submissions submissions = run.submissions(request);
        submissions.tellMerging(request, listener);
        try (HomeSession session = HomeSession.writing(settings, actor, "register", listener)) {
            run.register(session, submissions);
        }
        return run.summary(submissions);
    }
}
