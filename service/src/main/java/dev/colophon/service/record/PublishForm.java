package dev.colophon.service.record;

import java.util.Locale;

/** In whose form something is published. */
public enum PublishForm {
    /** Notices, as the Lumen database shows them. */
    LUMEN,
    /** Notices, declarations and results, as article 44 of the E-commerce Law of China asks platforms to publish them. */
    EC44,
    /** Statements of reasons, as platforms owe them under the Digital Services Act. */
    DSA;

    /** As a person writes it: {@code lumen}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
