package dev.colophon.benchmark.corpus;

import static dev.colophon.benchmark.corpus.Selection.Half.REPORTING;
import static dev.colophon.benchmark.corpus.Selection.Half.TUNING;

import dev.colophon.fingerprint.Medium;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which files of a Debian package are works of which medium. All are freely licensed; their copyright files say how.
 *
 * @param archive a ZIP file within the package that holds the works, or empty when they lie in the package itself
 * @param path where works lie, as the end of their path
 * @param minimumSeconds shorter sounds are jingles
 * @param minimumBytes smaller files are icons
 * @param half which half of the audio suite it belongs to; the other media have no halves yet
 */
public record Selection(
        Medium medium,
        String debianPackage,
        String archive,
        Pattern path,
        double minimumSeconds,
        long minimumBytes,
        Half half) {

    /** Constants are fitted on one half of the corpus, figures are reported on the other. */
    enum Half {
        TUNING,
        REPORTING
    }

    public static final double JINGLE = 60;
    private static final long ICON = 100_000;

    /** 24.15 h of music: 362 tracks, 179 of them for reporting. 1.6 GB of packages. */
    public static final List<Selection> MUSIC = List.of(
            music("wesnoth-1.18-music", "/music/.*\\.ogg", REPORTING),
            new Selection(
                    Medium.AUDIO,
                    "ufoai-music",
                    "usr/share/games/ufoai/base/0music.pk3",
                    Pattern.compile(".*\\.ogg"),
                    JINGLE,
                    ICON,
                    REPORTING),
            music("naev-data", "/snd/music/.*\\.ogg", REPORTING),
            music("singularity-music", "\\.ogg", REPORTING),
            music("starfighter-data", "/music/.*\\.ogg", REPORTING),
            music("marsshooter-data", "\\.ogg", REPORTING),
            music("warzone2100-music", "\\.opus", TUNING),
            music("supertux-data", "/music/.*\\.ogg", TUNING),
            music("hedgewars-data", "/Music/.*\\.ogg", TUNING),
            music("drascula-music", "\\.ogg", TUNING),
            music("colobot-common-sounds", "/music/.*\\.ogg", TUNING),
            music("flare-game", "/music/.*\\.ogg", TUNING),
            music("planetblupi-music-ogg", "\\.ogg", TUNING),
            music("cdogs-sdl-data", "/music/.*\\.ogg", TUNING),
            music("trackballs-data", "\\.ogg", TUNING),
            music("fretsonfire-songs-sectoid", "/song\\.ogg", TUNING));

    /** A part of it that is quickly downloaded: 220 MB. */
    public static final List<Selection> QUICK_MUSIC = MUSIC.stream()
            .filter(selection -> List.of(
                            "singularity-music",
                            "starfighter-data",
                            "drascula-music",
                            "cdogs-sdl-data",
                            "trackballs-data",
                            "fretsonfire-songs-sectoid")
                    .contains(selection.debianPackage()))
            .toList();

    /** A little of every medium: 110 MB. */
    public static final List<Selection> MIXED = List.of(
            new Selection(Medium.AUDIO, "cdogs-sdl-data", "", Pattern.compile(".*/music/.*\\.ogg"), 0, ICON, TUNING),
            other(Medium.IMAGE, "lomiri-wallpapers-16.04", ".*\\.(jpg|png)", ICON),
            other(Medium.VIDEO, "lebiniou-data", ".*\\.mp4", ICON),
            other(Medium.TEXT, "fortunes-zh", ".*/fortunes/(tang300|song100|chinese)", 0),
            other(Medium.TEXT, "jargon-text", ".*/jargon\\.txt\\.gz", 0));

    private static Selection music(String debianPackage, String path, Half half) {
        return new Selection(Medium.AUDIO, debianPackage, "", Pattern.compile(".*" + path), JINGLE, ICON, half);
    }

    private static Selection other(Medium medium, String debianPackage, String path, long minimumBytes) {
        return new Selection(medium, debianPackage, "", Pattern.compile(path), 0, minimumBytes, TUNING);
    }
}
