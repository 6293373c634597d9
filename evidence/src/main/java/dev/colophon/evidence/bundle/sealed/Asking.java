package dev.colophon.evidence.bundle.sealed;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.time.TimestampAuthority;
import dev.colophon.evidence.time.TimestampResponse;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What came of asking authorities for timestamps over one hash.
 *
 * @param answers of different authorities, in the order in which they were asked
 * @param silent a line for each that was asked and gave none
 */
public record Asking(List<Answer> answers, List<String> silent) {

    /** How many answers are enough: one may turn out to be worth nothing, two seldom do. */
    static final int ENOUGH = 2;

    public record Answer(TimestampAuthority authority, TimestampResponse response) {}

    /**
     * Asks until enough have answered.
     *
     * @param known public keys of authorities that have answered before; their word again adds nothing
     */
    public static Asking about(Hash imprint, List<TimestampAuthority> authorities, Set<PublicKey> known) {
        Set<PublicKey> keys = new HashSet<>(known);
        List<Answer> answers = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (TimestampAuthority authority : authorities) {
            if (keys.size() >= ENOUGH) {
                break;
            }
            try {
                TimestampResponse response = authority.stamp(imprint);
                if (keys.add(response.signer().getPublicKey())) {
                    answers.add(new Answer(authority, response));
                } else {
                    silent.add(authority.name() + ": signs with the key of an authority that has answered already");
                }
            } catch (EvidenceException e) {
                silent.add(String.valueOf(e.getMessage()));
            }
        }
        return new Asking(answers, silent);
    }
}
