package dev.colophon.server.page;

import org.springframework.http.HttpStatus;

/** What a page does not do, in a message of each language. */
public final class FormRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String key;

    /** @param key of the message that says what, why and what to do */
    public FormRefusal(HttpStatus status, String key) {
        super(key);
        this.status = status;
        this.key = key;
    }

    HttpStatus status() {
        return status;
    }

    String key() {
        return key;
    }
}
