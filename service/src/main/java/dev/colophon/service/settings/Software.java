package dev.colophon.service.settings;

import java.util.Optional;

/** What this program calls itself in what it leaves behind. */
public final class Software {

    private Software() {}

    /** Name and version. */
    public static String name() {
        return "Colophon "
                + Optional.ofNullable(Software.class.getPackage().getImplementationVersion())
                        .orElse("built from source");
    }
}
