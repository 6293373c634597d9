package dev.colophon.service.caller;

import static dev.colophon.registry.account.AccountRole.ADMIN;
import static dev.colophon.registry.account.AccountRole.AUDITOR;
import static dev.colophon.registry.account.AccountRole.OWNER;
import static dev.colophon.registry.account.AccountRole.PLATFORM;
import static dev.colophon.registry.account.AccountRole.REGULATOR;
import static dev.colophon.registry.account.AccountRole.REVIEWER;
import static dev.colophon.registry.account.AccountRole.SECOND_REVIEWER;

import dev.colophon.registry.account.AccountRole;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody may do. This is the one table of which role may do what; each use case asks for one of them, before anything else. */
@SuppressWarnings("ImmutableEnumChecker") // sets that nothing changes
public enum Permission {
    /** See what is public: the record of notices, and the log. */
    PUBLIC("see what is public", OWNER, REVIEWER, SECOND_REVIEWER, PLATFORM, REGULATOR, AUDITOR, ADMIN),
    /** Read what the organisation has: works, sightings, cases, notices, evidence, licences, policies, sources. */
    READ("read", OWNER, REVIEWER, SECOND_REVIEWER, REGULATOR, AUDITOR, ADMIN),
    /** Read who did what. */
    AUDIT("read who did what", OWNER, REVIEWER, SECOND_REVIEWER, AUDITOR, ADMIN),
    /** Ask whose works are in a file, of which nothing is kept. */
    CHECK("check files", OWNER, REVIEWER, SECOND_REVIEWER, PLATFORM),
    /** Hand in files in parts, for whatever is done with them then, and have those fetched whose addresses are handed in to be checked. */
    UPLOAD("hand in files in parts", OWNER, REVIEWER, SECOND_REVIEWER, PLATFORM),
    /** Have a proof of anybody verified. */
    VERIFY("verify proofs", OWNER, REVIEWER, SECOND_REVIEWER, PLATFORM, REGULATOR, AUDITOR, ADMIN),
    /** Register works, change and remove them. */
    REGISTER("register works", OWNER),
    /** Grant and offer licences, say what is to be done, answer contests. */
    LICENSE("license works", OWNER),
    /** Decide of what was found, lead cases, draft notices. */
    DECIDE("decide", OWNER, REVIEWER, SECOND_REVIEWER),
    /** Have places visited: watch them, take evidence, look whether copies are gone. */
    VISIT("have places visited", OWNER, REVIEWER),
    /** Let notices go, and keep what comes back. */
    SEND("send notices", OWNER, REVIEWER),
    /** Open and change campaigns, write out the public record. */
    CAMPAIGN("lead campaigns", OWNER, REGULATOR),
    /** Change accounts, keys and sessions, read the settings. */
    ADMINISTER("administer accounts", ADMIN),
    /** Read how much there is to do and how long it takes, of all organisations together. Of nobody but whoever has the machine. */
    MEASURE("read the metrics"),
    /** Change the home itself, which all organisations share: keys, log, index, backup. Of nobody but whoever has the machine. */
    MACHINE("change the home of all organisations");

    private final String words;
    private final Set<AccountRole> roles;

    Permission(String words, AccountRole... roles) {
        this.words = words;
        this.roles = Set.copyOf(Arrays.asList(roles));
    }

    /** What one may do who has it, such as {@code send notices}. */
    public String words() {
        return words;
    }

    /** What whoever has all of these roles may do. */
    public static Set<Permission> of(Collection<AccountRole> roles) {
        return Arrays.stream(values())
                .filter(permission -> !Collections.disjoint(permission.roles, roles))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }
}
