package dev.colophon.service.json.work;

import dev.colophon.fingerprint.Medium;
import dev.colophon.media.provenance.Credentials;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.Registration;
import dev.colophon.registry.registration.SharedIsrc;
import dev.colophon.service.json.CredentialsView;
import dev.colophon.service.json.MatchView;
import dev.colophon.service.registration.RegistrationResult;
import dev.colophon.service.registration.terms.TermsChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came, or would come, of registering one file; the schema is {@code registration.schema.json}. */
public record RegistrationView(
        String file,
        String outcome,
        @Nullable String reason,
        @Nullable String work,
        @Nullable String title,
        @Nullable String reference,
        @Nullable Medium kind,
        @Nullable String unmatchable,
        @Nullable List<ChangeView> changes,
        @Nullable List<ChangeView> kept,
        @Nullable List<MatchView> competing,
        @Nullable Instant contestedUntil,
        @Nullable String quarantined,
        @Nullable TermsView terms,
        @Nullable List<SharedIsrc> sharedIsrcs,
        @Nullable CredentialsView credentials) {

    /** A detail of a work that is different now. */
    public record ChangeView(
            Registration.Detail detail, @Nullable String before, String after) {

        private static ChangeView of(Registration.Change change) {
            return new ChangeView(change.detail(), change.before().orElse(null), change.after());
        }
    }

    public static RegistrationView of(RegistrationResult result) {
        String file = result.file();
        return switch (result) {
            case RegistrationResult.Refused refused ->
                reasoned(file, Registration.Outcome.REFUSED.name(), refused.reason());
            case RegistrationResult.LeftOut left ->
                reasoned(file, "LEFT_OUT", left.reason() + ": " + left.reason().words());
            case RegistrationResult.Repeated repeated ->
                reasoned(file, Registration.Outcome.ALREADY_REGISTERED.name(), "SAME_BYTES: as " + repeated.first());
            case RegistrationResult.WouldRegister _ -> reasoned(file, "WOULD_REGISTER", null);
            case RegistrationResult.WouldUpdate would ->
                updated(file, "WOULD_UPDATE", would.update(), TermsChange.NONE, List.of());
            case RegistrationResult.Done(Registration.Refused refused, var _, var _, var _) ->
                reasoned(file, refused.outcome().name(), refused.reason());
            case RegistrationResult.Done(Registration.Updated update, var terms, var shared, var _) ->
                updated(file, update.outcome().name(), update, terms, shared);
            case RegistrationResult.Done(Registration.Known known, var terms, var shared, var _) ->
                registered(
                        file,
                        known.outcome().name(),
                        known.registered(),
                        null,
                        null,
                        views(known.kept()),
                        null,
                        null,
                        null,
                        terms,
                        shared,
                        Optional.empty());
            case RegistrationResult.Done(Registration.Added added, var terms, var shared, var credentials) ->
                registered(
                        file,
                        added.outcome().name(),
                        added.registered(),
                        added.registered()
                                .reference()
                                .unmatchable()
                                .map(Enum::name)
                                .orElse(null),
                        null,
                        null,
                        MatchView.of(added.competing(), "", Map.of()),
                        added.contestedUntil().orElse(null),
                        added.quarantined().orElse(null),
                        terms,
                        shared,
                        credentials);
        };
    }

    private static RegistrationView reasoned(String file, String outcome, @Nullable String reason) {
        return new RegistrationView(
                file, outcome, reason, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static RegistrationView updated(
            String file, String outcome, Registration.Updated update, TermsChange terms, List<SharedIsrc> shared) {
        return registered(
                file,
                outcome,
                update.registered(),
                null,
                views(update.changes()),
                views(update.kept()),
                null,
                null,
                null,
                terms,
                shared,
                Optional.empty());
    }

    private static @Nullable List<ChangeView> views(List<Registration.Change> changes) {
        return changes.isEmpty() ? null : changes.stream().map(ChangeView::of).toList();
    }

    private static RegistrationView registered(
            String file,
            String outcome,
            Registered registered,
            @Nullable String unmatchable,
            @Nullable List<ChangeView> changes,
            @Nullable List<ChangeView> kept,
            @Nullable List<MatchView> competing,
            @Nullable Instant contestedUntil,
            @Nullable String quarantined,
            TermsChange terms,
            List<SharedIsrc> shared,
            Optional<Credentials> credentials) {
        return new RegistrationView(
                file,
                outcome,
                registered
                        .reference()
                        .partial()
                        .map(reached -> "PARTIAL: " + reached)
                        .orElse(null),
                registered.work().id(),
                registered.work().title(),
                registered.reference().id().value(),
                registered.work().kind(),
                unmatchable,
                changes,
                kept,
                competing,
                contestedUntil,
                quarantined,
                TermsView.of(terms),
                shared.isEmpty() ? null : shared,
                credentials.map(CredentialsView::of).orElse(null));
    }
}
