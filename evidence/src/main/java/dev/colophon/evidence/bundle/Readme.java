package dev.colophon.evidence.bundle;

import dev.colophon.evidence.verify.BundleName;

/** The plain text beside a bundle. */
final class Readme {

    private Readme() {}

    static String of(BundleName name, BundleSettings settings) {
        return name + " " + settings.software() + "\n";
    }
}
