package dev.colophon.service.job;

import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Permission;
import java.util.List;
import java.util.Optional;

/** What somebody asks to be done in the background. */
public sealed interface JobOrder {

    /**
     * Files are registered as works.
     *
     * @param owner who made them
     * @param title of the only file
     */
    record Register(Optional<String> owner, Optional<String> title) implements JobOrder {}

    /**
     * Files are added to a work.
     *
     * @param work its id
     */
    record Add(String work) implements JobOrder {}

    /**
     * Registered works are looked for in files, and in what stands at addresses, of which nothing is kept.
     *
     * @param host where the files are going to stand
     * @param addresses that are fetched then
     */
    record Check(Optional<String> host, List<String> addresses) implements JobOrder {

        public Check {
            addresses = List.copyOf(addresses);
        }

        /** Of files alone. */
        public Check(Optional<String> host) {
            this(host, List.of());
        }
    }

    /** Registered works are looked for in copies, which are kept with what is found, to be decided. */
    record Keep() implements JobOrder {}

    /**
     * Evidence is taken of the copies of a case that have none of the last day.
     *
     * @param number of the case
     * @param reader the language that comes first in reports
     */
    record Evidence(String number, Language reader) implements JobOrder {}

    /**
     * It is looked whether copies are still there.
     *
     * @param number of the case or the notice that they are of
     * @param claimed whether somebody says that they are removed
     */
    record Look(String number, List<String> sightings, boolean claimed) implements JobOrder {

        public Look {
            sightings = List.copyOf(sightings);
        }
    }

    /** The timestamps of all bundles are looked after. */
    record Renew() implements JobOrder {}

    /** What is done. */
    default JobKind kind() {
        return switch (this) {
            case Register _, Add _ -> JobKind.REGISTER;
            case Check _ -> JobKind.CHECK;
            case Keep _ -> JobKind.KEEP;
            case Evidence _ -> JobKind.EVIDENCE;
            case Look _ -> JobKind.LOOK;
            case Renew _ -> JobKind.RENEW;
        };
    }

    /** What whoever asks for it has to be permitted. */
    default Permission permission() {
        return switch (this) {
            case Register _, Add _ -> Permission.REGISTER;
            case Check check -> check.addresses().isEmpty() ? Permission.CHECK : Permission.UPLOAD;
            case Keep _, Evidence _, Look _ -> Permission.VISIT;
            case Renew _ -> Permission.MACHINE;
        };
    }

    /** The number of the case or the notice that it is about; the empty string where it is about files. */
    default String subject() {
        return switch (this) {
            case Register _, Add _, Check _, Keep _, Renew _ -> "";
            case Evidence evidence -> evidence.number();
            case Look look -> look.number();
        };
    }
}
