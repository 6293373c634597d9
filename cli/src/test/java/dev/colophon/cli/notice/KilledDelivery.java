package dev.colophon.cli.notice;

import dev.colophon.cli.Cli;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.sending.DeliverNotices;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends what is due, in a process that ends at once, without any of its own, when it asks for the time the so many-th time: that it does
 * before and after everything it stores.
 */
final class KilledDelivery {

    private KilledDelivery() {}

    /** Home, how often it may ask for the time. */
    public static void main(String[] arguments) {
        AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[1]));
        InstantSource clock = () -> {
            if (left.decrementAndGet() < 0) {
                Runtime.getRuntime().halt(137);
            }
            return Instant.now().plus(Duration.ofSeconds(31));
        };
        Object _ = new DeliverNotices(Cli.settings(Path.of(arguments[0])), clock)
                .deliver(Actor.local(), Optional.empty(), line -> System.out.println(line));
    }
}
