package dev.colophon.server.web;

/**
 * What somebody has filled in to register files, and what of it is missing.
 *
 * @param owner as it is filled in
 * @param title as it is filled in
 * @param noOwner whether a form without an owner was sent
 * @param noFile whether a form without a file was sent
 */
public record HandInForm(String owner, String title, boolean noOwner, boolean noFile) {

    /** One that was not sent. */
    static HandInForm of(String owner) {
        return new HandInForm(owner, "", false, false);
    }
}
