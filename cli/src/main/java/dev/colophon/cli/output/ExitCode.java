package dev.colophon.cli.output;

import dev.colophon.service.caller.ServiceException.Category;

/** What the process tells its caller; part of the interface. */
public final class ExitCode {

    /** Done. */
    public static final int OK = 0;
    /** Found something that the command was asked to report as failure. */
    public static final int FOUND = 1;
    /** The command line is wrong. */
    public static final int USAGE = 2;
    /** Some input was refused; the rest was done. */
    public static final int REFUSED = 3;
    /** The environment does not allow it: home, database, index, missing programs. */
    public static final int ENVIRONMENT = 4;

    private ExitCode() {}

    public static int of(Category category) {
        return switch (category) {
            case USAGE -> USAGE;
            case DENIED, REFUSED, BUSY -> REFUSED;
            case ENVIRONMENT -> ENVIRONMENT;
        };
    }
}
