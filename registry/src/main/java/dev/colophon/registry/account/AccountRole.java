package dev.colophon.registry.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an account is in an organisation. What each may do is one table in the use cases. */
public enum AccountRole {
    /** Of the works: registers, licenses, decides, sends. */
    OWNER,
    /** Decides of what was found, takes evidence, writes and sends notices. */
    REVIEWER,
    /** Decides of what another has looked at; sends nothing. */
    SECOND_REVIEWER,
    /** A site that asks before it publishes; sees nothing of the organisation. */
    PLATFORM,
    /** Reads, and follows campaigns. */
    REGULATOR,
    /** Reads all, and who did what. */
    AUDITOR,
    /** Of accounts and keys; decides nothing. */
    ADMIN;

    /** As it is written by people, such as {@code second-reviewer}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role of a word; empty where there is none. */
    public static Optional<AccountRole> of(String words) {
        return Arrays.stream(values())
                .filter(role -> role.words().equals(words.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
