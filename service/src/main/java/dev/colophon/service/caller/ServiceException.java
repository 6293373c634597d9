package dev.colophon.service.caller;

/** Ends a use case with one line for whoever asked: what happened, why, what to do. */
public final class ServiceException extends RuntimeException {

    /** What has to change before asking again can help. */
    public enum Category {
        /** The question itself: a value that cannot be meant. */
        USAGE,
        /** What was given: it is refused, or not there. */
        REFUSED,
        /** Where this runs: home, database, index, missing programs. */
        ENVIRONMENT
    }

    private final Category category;

    public ServiceException(Category category, String message) {
        super(message);
        this.category = category;
    }

    public Category category() {
        return category;
    }
}
