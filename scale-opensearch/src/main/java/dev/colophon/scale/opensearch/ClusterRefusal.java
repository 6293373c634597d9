package dev.colophon.scale.opensearch;

/** By which status a cluster refused what was asked: the cause of the error that says so to a person. */
final class ClusterRefusal extends RuntimeException {

    private final int status;

    ClusterRefusal(int status, String reason) {
        super(reason);
        this.status = status;
    }

    int status() {
        return status;
    }
}
