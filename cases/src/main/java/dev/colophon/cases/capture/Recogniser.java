package dev.colophon.cases.capture;

import dev.colophon.detect.FoundFile;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.registration.RegisteredMatch;
import java.util.List;
import java.util.Optional;

/** Finds registered works in received files; the engines are plugged in here. */
public interface Recogniser {

    /** Name and version of what recognises. */
    String engine();

    /** The works in a file, best first. */
    List<RegisteredMatch> matches(FoundFile file);

    /** The text of a file, in whose UTF-16 units spans are counted; empty where there is none. */
    Optional<String> text(FoundFile file);

    /** The text of a registered text. */
    Optional<String> text(ReferenceId reference);
}
