package dev.colophon.service.comparison;

import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.service.report.side.FoundBytes;
import dev.colophon.service.report.side.OriginalFiles;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.StoredSighting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The file of one side of a match of a sighting, as far as it is at hand. */
final class MatchedFile {

    /** Makes what is shown or heard of a file. */
    interface Preview {
        Optional<byte[]> of(Path file) throws IOException;
    }

    private final Settings settings;
    private final StoredSighting sighting;
    private final RegisteredMatch match;
    private final MatchSide side;

    MatchedFile(Settings settings, StoredSighting sighting, RegisteredMatch match, MatchSide side) {
        this.settings = settings;
        this.sighting = sighting;
        this.match = match;
        this.side = side;
    }

    /** Empty when its bytes are not at hand. */
    Optional<byte[]> preview(Preview preview) throws IOException {
        OriginalFiles originals = CompareSighting.originals(settings);
        if (side == MatchSide.WORK) {
            Optional<Path> file = originals.of(match.registered().reference());
            return file.isEmpty() ? Optional.empty() : preview.of(file.get());
        }
        try (ScratchFolder scratch = ScratchFolder.create("colophon-compare")) {
            Optional<FoundBytes> found = FoundBytes.of(sighting, settings.home().warc(), scratch.path(), originals);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (FoundBytes bytes = found.get()) {
                return preview.of(bytes.file());
            }
        }
    }
}
