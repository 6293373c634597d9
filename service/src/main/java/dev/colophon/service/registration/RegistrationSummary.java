package dev.colophon.service.registration;

import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.walk.FolderSelection;
import dev.colophon.registry.registration.Registration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What registering came to, or would come to.
 *
 * @param outcomes how many files had each
 * @param wouldRegister how many files would be registered
 * @param leftOut of folders, and why
 * @param failed whether this program failed at a file or at the transparency log; what it told of is registered all the same
 */
public record RegistrationSummary(
        Map<Registration.Outcome, Integer> outcomes,
        int wouldRegister,
        List<FolderSelection.LeftOut> leftOut,
        boolean failed) {

    public RegistrationSummary {
        leftOut = List.copyOf(leftOut);
    }

    /** Counts results. */
    static final class Builder {

        private final Map<Registration.Outcome, Integer> outcomes = new EnumMap<>(Registration.Outcome.class);
        private int wouldRegister;
        private boolean failed;

        void add(RegistrationResult result) {
            switch (result) {
                case RegistrationResult.Done done ->
                    outcomes.merge(done.registration().outcome(), 1, Integer::sum);
                case RegistrationResult.Refused refused -> {
                    outcomes.merge(Registration.Outcome.REFUSED, 1, Integer::sum);
                    failed |= Unreadable.isFailure(refused.reason());
                }
                case RegistrationResult.WouldRegister _ -> wouldRegister++;
                case RegistrationResult.WouldUpdate _ -> outcomes.merge(Registration.Outcome.UPDATED, 1, Integer::sum);
                case RegistrationResult.Repeated _ ->
                    outcomes.merge(Registration.Outcome.ALREADY_REGISTERED, 1, Integer::sum);
                case RegistrationResult.LeftOut _ -> {}
            }
        }

        void failed() {
            failed = true;
        }

        RegistrationSummary build(List<FolderSelection.LeftOut> leftOut) {
            return new RegistrationSummary(outcomes, wouldRegister, leftOut, failed);
        }
    }
}
