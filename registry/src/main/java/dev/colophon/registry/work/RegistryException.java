package dev.colophon.registry.work;

/** What was asked for cannot be done with what is registered; the message is one line: what, why, what to do. */
public final class RegistryException extends RuntimeException {

    public RegistryException(String message) {
        super(message);
    }

    public RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
