package dev.colophon.service.review;

import dev.colophon.cases.decision.BulkObstacle;

/** Takes back what a transaction has begun, because a sighting may not be confirmed together with others. */
final class BulkRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient BulkObstacle obstacle;

    BulkRefused(BulkObstacle obstacle) {
        super(obstacle.words(), null, false, false);
        this.obstacle = obstacle;
    }

    BulkObstacle obstacle() {
        return obstacle;
    }
}
