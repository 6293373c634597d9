package dev.colophon.service.account;

import java.time.Instant;

/**
 * By what somebody sets their password, once. It is shown to whoever made it, and kept nowhere.
 *
 * @param name of the account
 * @param token a secret
 */
public record Invitation(String name, String token, Instant expiresAt) {

    /** Where the pages take it. */
    public String path() {
        return "/invitation?link=" + token;
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Invitation[" + name + "]";
    }
}
