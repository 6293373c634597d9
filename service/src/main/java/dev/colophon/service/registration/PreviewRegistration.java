package dev.colophon.service.registration;

import dev.colophon.media.MediaReader;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.registry.RegistrationPreview;
import dev.colophon.registry.RegistrationPreview.Expected;
import dev.colophon.registry.registration.Registration;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.registration.terms.TermsChange;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Says what registering would come to, and changes nothing. */
public final class PreviewRegistration {

    private final Settings settings;

    public PreviewRegistration(Settings settings) {
        this.settings = settings;
    }

    /**
     * Reads each file through and decodes none, so that a damaged one counts as new.
     *
     * @throws ServiceException when what is said of the files cannot be meant
     */
    public RegistrationSummary preview(
            Actor actor, RegistrationRequest request, ResultListener<RegistrationResult> listener) {
        actor.require(Permission.REGISTER);
        RegistrationSummary.Builder summary = new RegistrationSummary.Builder();
        Consumer<RegistrationResult> tell = result -> {
            summary.add(result);
            listener.result(result);
        };
        Submissions submissions;
        try (FileDeclarations declarations = new FileDeclarations(settings, actor, request.declaredBy(), listener)) {
            submissions = Submissions.of(request, declarations::of, tell::accept, listener);
        }
        submissions.tellMerging(request, listener);
        try (Database database =
                Database.openExisting(settings.home(), settings.database()).orElse(null)) {
            RegistrationPreview preview = new RegistrationPreview(
                    Optional.ofNullable(database),
                    actor.organisation(),
                    new MediaReader(MediaLimits.DEFAULT, settings.programs().ffmpeg()));
            submissions.accepted().forEach(submission -> tell.accept(result(preview.of(submission))));
            submissions
                    .messages()
                    .forEach(message -> message.read(tell::accept, listener, batch -> {
                        batch.delivered().forEach(record -> tell.accept(result(preview.of(record.submission()))));
                        preview.of(message.file(), batch.others()).forEach(expected -> tell.accept(result(expected)));
                    }));
        }
        submissions
                .leftOut()
                .forEach(left ->
                        tell.accept(new RegistrationResult.LeftOut(FileWalker.place(left.path()), left.reason())));
        return summary.build(submissions.leftOut());
    }

    private static RegistrationResult result(Expected expected) {
        String file = FileWalker.place(expected.file());
        return switch (expected) {
            case Expected.New _ -> new RegistrationResult.WouldRegister(file);
            case Expected.Repeated repeated ->
                new RegistrationResult.Repeated(file, FileWalker.place(repeated.first()));
            case Expected.Sure(var registration) ->
                registration instanceof Registration.Updated updated
                        ? new RegistrationResult.WouldUpdate(updated)
                        : RegistrationResult.of(registration, TermsChange.NONE, List.of(), Optional.empty());
        };
    }
}
