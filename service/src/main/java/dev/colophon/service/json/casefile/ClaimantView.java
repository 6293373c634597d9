package dev.colophon.service.json.casefile;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.IdentityProof;
import dev.colophon.cases.claimant.MaskedText;
import dev.colophon.service.casefile.DescribeClaimant.Known;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What notices say of an owner, masked or in full; the schema is {@code claimant.schema.json}. */
public record ClaimantView(
        String owner,
        String party,
        boolean masked,
        IdentityProof.@Nullable Kind identity,
        @Nullable String identityFile,
        @Nullable String identitySha256,
        @Nullable Boolean identityAttached,
        @Nullable String legalRepresentative,
        @Nullable String contact,
        @Nullable String address,
        @Nullable String postCode,
        @Nullable String country,
        @Nullable String phone,
        @Nullable String fax,
        @Nullable String email,
        List<String> missing) {

    /**
     * What is known of an owner.
     *
     * @param full whether all of it is to be shown
     */
    public static ClaimantView of(Known known, boolean full) {
        ClaimantDetails details = known.details();
        UnaryOperator<String> shown = full ? text -> text : MaskedText::of;
        return new ClaimantView(
                known.owner().name(),
                known.owner().id(),
                !full,
                details.identity().map(IdentityProof::kind).orElse(null),
                text(details.identity().map(IdentityProof::file), shown),
                details.identity().map(IdentityProof::sha256).orElse(null),
                details.identity().map(_ -> known.attached()).orElse(null),
                text(details.legalRepresentative(), shown),
                text(details.contact(), shown),
                text(details.address(), shown),
                text(details.postCode(), shown),
                details.country().orElse(null),
                text(details.phone(), shown),
                text(details.fax(), shown),
                text(details.email(), shown),
                details.missing());
    }

    private static @Nullable String text(Optional<String> text, UnaryOperator<String> shown) {
        return text.map(shown).orElse(null);
    }
}
