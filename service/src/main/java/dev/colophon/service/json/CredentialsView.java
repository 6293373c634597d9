package dev.colophon.service.json;

import dev.colophon.media.provenance.Credentials;
import dev.colophon.media.provenance.ProvenanceCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Content Credentials that a file carries, in {@code sighting.schema.json}. */
public record CredentialsView(
        @Nullable String issuer,
        @Nullable String generator,
        CheckView hash,
        CheckView assertions,
        CheckView signature,
        CheckView chain,
        CheckView timeStamp,
        CheckView history,
        @Nullable List<String> actions,
        @Nullable List<String> ingredients,
        @Nullable List<String> trainingAndMining) {

    /** What came of one check. */
    public record CheckView(
            ProvenanceCheck.State state, @Nullable String reason) {

        private static CheckView of(ProvenanceCheck check) {
            return new CheckView(check.state(), told(check.reason()));
        }
    }

    public static CredentialsView of(Credentials credentials) {
        return new CredentialsView(
                told(credentials.issuer()),
                told(credentials.generator()),
                CheckView.of(credentials.hash()),
                CheckView.of(credentials.assertions()),
                CheckView.of(credentials.signature()),
                CheckView.of(credentials.chain()),
                CheckView.of(credentials.timeStamp()),
                CheckView.of(credentials.history()),
                told(credentials.actions()),
                told(credentials.ingredients()),
                told(credentials.trainingAndMining()));
    }

    private static @Nullable String told(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable List<String> told(List<String> texts) {
        return texts.isEmpty() ? null : texts;
    }
}
