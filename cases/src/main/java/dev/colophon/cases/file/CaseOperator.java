package dev.colophon.cases.file;

import java.util.List;
import java.util.Optional;

/**
 * Who answers for copies, as it was known when a case was opened.
 *
 * @param site the id of the operator: the first of its sites in the alphabet; of an account, the site of the platform
 * @param account that uploaded, as addresses have it, where it is a platform and they tell
 * @param sites in the alphabet's order
 * @param reason why they are one operator's, in words
 */
public record CaseOperator(String site, Optional<String> account, List<String> sites, String reason) {

    public CaseOperator {
        sites = sites.stream().sorted().distinct().toList();
    }

    /** For a person: {@code films.example}, {@code @ada on youtube.com}. */
    public String name() {
        return account.map(uploader -> uploader + " on " + site).orElse(site);
    }

    /** The same one, of whom only these sites are meant. */
    CaseOperator of(List<String> some, String why) {
        return new CaseOperator(some.getFirst(), account, some, why);
    }
}
