package dev.colophon.service.scan;

import dev.colophon.crawl.scan.ScanSource;
import dev.colophon.crawl.scan.SourceRefused;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.media.walk.WalkedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Arguments that {@code scan} takes and commands for files do not: URLs and collections of captures. */
public final class ForScan {

    private static final Pattern URL = Pattern.compile("(https?):/+(?=[^/])", Pattern.CASE_INSENSITIVE);

    private ForScan() {}

    /** What is said of such an argument; empty for a file or folder. */
    public static Optional<WalkedFile.Refused> refused(Path path, String takes) {
        String text = path.toString();
        if (URL.matcher(text).lookingAt() && !Files.exists(path)) {
            // A path has lost the second slash.
            String url = URL.matcher(text).replaceFirst("$1://");
            return Optional.of(
                    new WalkedFile.Refused(
                            url,
                            new Unreadable(
                                    Unreadable.Reason.NOT_A_FILE,
                                    takes
                                            + ": look at this page with `colophon scan`, or watch it with `colophon source add`")));
        }
        return isCaptures(path)
                ? Optional.of(new WalkedFile.Refused(
                        text,
                        new Unreadable(
                                Unreadable.Reason.UNKNOWN_TYPE,
                                "a collection of captures (WARC): look into it with `colophon scan`")))
                : Optional.empty();
    }

    private static boolean isCaptures(Path path) {
        try {
            return Files.isRegularFile(path) && ScanSource.of(path.toString()) instanceof ScanSource.WarcFile;
        } catch (SourceRefused _) {
            return false; // whoever reads it says what is wrong with it
        }
    }
}
