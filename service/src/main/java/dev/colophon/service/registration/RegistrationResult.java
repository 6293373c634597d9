package dev.colophon.service.registration;

import dev.colophon.media.provenance.Credentials;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.FolderSelection;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.SharedIsrc;
import dev.colophon.service.registration.terms.TermsChange;
import java.util.List;
import java.util.Optional;

/** What came, or would come, of one file. */
public sealed interface RegistrationResult {

    /** The file: its path, or what was given for one. */
    String file();

    /**
     * It is registered, now or since before.
     *
     * @param terms what a message changed of its work beside that
     * @param shared ISRCs of its work that other works have, too; empty of what was registered as it is
     * @param credentials that a file carries which is new
     */
    record Done(
            Registration registration, TermsChange terms, List<SharedIsrc> shared, Optional<Credentials> credentials)
            implements RegistrationResult {

        public Done {
            shared = List.copyOf(shared);
        }

        @Override
        public String file() {
            return FileWalker.place(registration.file());
        }
    }

    /**
     * Nothing was stored.
     *
     * @param reason {@code CODE: what, why, what to do}
     */
    record Refused(String file, String reason) implements RegistrationResult {}

    /** It would be registered, unless it turns out to be damaged. */
    record WouldRegister(String file) implements RegistrationResult {}

    /** It is registered, and what is said of it now would be applied. */
    record WouldUpdate(Registration.Updated update) implements RegistrationResult {

        @Override
        public String file() {
            return FileWalker.place(update.file());
        }
    }

    /** It would be left out of its folder. */
    record LeftOut(String file, FolderSelection.Reason reason) implements RegistrationResult {}

    /** It would be left out because the same bytes come before it. */
    record Repeated(String file, String first) implements RegistrationResult {}

    /** What was stored, or why nothing was. */
    static RegistrationResult of(
            Registration registration, TermsChange terms, List<SharedIsrc> shared, Optional<Credentials> credentials) {
        return registration instanceof Registration.Refused refused
                ? new Refused(FileWalker.place(refused.file()), refused.reason())
                : new Done(registration, terms, shared, credentials);
    }
}
