package dev.colophon.cases.claimant;

import static dev.colophon.store.schema.tables.Claimant.CLAIMANT;

import dev.colophon.registry.work.Party;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * The details of rightsholders, within a transaction of whoever asks. What was said before is overwritten: a notice keeps what it
 * said itself.
 */
public final class ClaimantRows {

    private ClaimantRows() {}

    /** What is known of a party of one's own organisation. */
    public static ClaimantDetails of(DSLContext dsl, Party party) {
        return dsl.select(CLAIMANT.fields())
                .from(CLAIMANT)
                .where(CLAIMANT.PARTY.eq(party.id()))
                .fetchOptional(ClaimantRows::details)
                .orElse(ClaimantDetails.NONE);
    }

    private static ClaimantDetails details(Record row) {
        return new ClaimantDetails(
                Rows.maybeText(row, CLAIMANT.IDENTITY_KIND)
                        .map(kind -> new IdentityProof(
                                IdentityProof.Kind.valueOf(kind),
                                Rows.text(row, CLAIMANT.IDENTITY_FILE),
                                Rows.text(row, CLAIMANT.IDENTITY_SHA256))),
                Rows.maybeText(row, CLAIMANT.LEGAL_REPRESENTATIVE),
                Rows.maybeText(row, CLAIMANT.CONTACT),
                Rows.maybeText(row, CLAIMANT.ADDRESS),
                Rows.maybeText(row, CLAIMANT.POST_CODE),
                Rows.maybeText(row, CLAIMANT.COUNTRY),
                Rows.maybeText(row, CLAIMANT.PHONE),
                Rows.maybeText(row, CLAIMANT.FAX),
                Rows.maybeText(row, CLAIMANT.EMAIL));
    }

    /** Stores all of it. */
    public static void put(DSLContext dsl, Party party, ClaimantDetails details, String statedBy, Instant at) {
        forget(dsl, party);
        Optional<IdentityProof> identity = details.identity();
        dsl.insertInto(CLAIMANT)
                .set(CLAIMANT.PARTY, party.id())
                .set(
                        CLAIMANT.IDENTITY_KIND,
                        identity.map(proof -> proof.kind().name()).orElse(null))
                .set(CLAIMANT.IDENTITY_FILE, identity.map(IdentityProof::file).orElse(null))
                .set(
                        CLAIMANT.IDENTITY_SHA256,
                        identity.map(IdentityProof::sha256).orElse(null))
                .set(
                        CLAIMANT.LEGAL_REPRESENTATIVE,
                        details.legalRepresentative().orElse(null))
                .set(CLAIMANT.CONTACT, details.contact().orElse(null))
                .set(CLAIMANT.ADDRESS, details.address().orElse(null))
                .set(CLAIMANT.POST_CODE, details.postCode().orElse(null))
                .set(CLAIMANT.COUNTRY, details.country().orElse(null))
                .set(CLAIMANT.PHONE, details.phone().orElse(null))
                .set(CLAIMANT.FAX, details.fax().orElse(null))
                .set(CLAIMANT.EMAIL, details.email().orElse(null))
                .set(CLAIMANT.STATED_BY, statedBy)
                .set(CLAIMANT.STATED_AT, at.toEpochMilli())
                .execute();
    }

    /** Keeps nothing of it. */
    public static void forget(DSLContext dsl, Party party) {
        dsl.deleteFrom(CLAIMANT).where(CLAIMANT.PARTY.eq(party.id())).execute();
    }
}
