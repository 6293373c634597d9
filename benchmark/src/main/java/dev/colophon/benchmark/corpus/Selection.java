package dev.colophon.benchmark.corpus;

import static dev.colophon.benchmark.corpus.Selection.Half.REPORTING;
import static dev.colophon.benchmark.corpus.Selection.Half.TUNING;

import dev.colophon.fingerprint.Medium;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    private static final long PICTURE_BYTES = 15_000;

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

    /** Photographs on which the engine of pictures was tuned. */
    public static final List<Selection> TUNING_PHOTOGRAPHS = List.of(
            picture("krank", "/unera-backgrounds/(level|bonus).*\\.jpg", TUNING),
            picture("lomiri-wallpapers-16.04", "\\.(jpg|png)", TUNING));

    /** Drawings, clip art and gradients for the same. */
    public static final List<Selection> TUNING_GRAPHICS = List.of(
            picture("tuxpaint-stamps-default", "/stamps/.*\\.png", TUNING),
            picture("lomiri-wallpapers-20.04", "\\.(jpg|png)", TUNING),
            picture("gnome-backgrounds", "-l\\.(jpg|png)", TUNING));

    /** Photographs on which figures are reported: one of each family. */
    public static final List<Selection> PHOTOGRAPHS = List.of(
            picture("budgie-backgrounds", "\\.jpg", REPORTING),
            picture("mate-backgrounds", "/nature/.*\\.jpg", REPORTING),
            picture(
                    "plasma-workspace-wallpapers",
                    "/(BytheWater|ColdRipple|ColorfulCups|DarkestHour|EveningGlow|FallenLeaf|Grey|Kite|OneStandsOut|Path"
                            + "|summer_1am)/contents/images/.*",
                    REPORTING));

    /** Drawings, clip art and gradients for the same. */
    public static final List<Selection> GRAPHICS = List.of(
            picture(
                    "plasma-workspace-wallpapers",
                    "/(Altai|Autumn|Canopee|Cascade|Cluster|Elarun|Flow|FlyingKonqui|Honeywave|IceCold|Kay|Kokkini"
                            + "|MilkyWay|Mountain|Nexus|Opal|PastelHills|Patak|SafeLanding|ScarletTree|Shell|Volna)"
                            + "/contents/images/[2-5].*",
                    REPORTING),
            picture(
                    "mate-backgrounds",
                    "/(abstract/[^/]*\\.png|abstract/Elephants\\.jpg|desktop/(Stripes|Ubuntu-Mate-Cold-no-logo|GreenTraditional"
                            + "|Float-into-MATE)\\.(png|jpg))",
                    REPORTING),
            picture("ukui-wallpapers", "\\.(jpg|png)", REPORTING),
            picture("openclipart-png", "\\.png", REPORTING));

    /** Photographs of which nothing is registered, beside which others are shown. */
    public static final List<Selection> SURROUNDINGS =
            List.of(picture("stellarium-data", "/nebulae/default/.*\\.png", TUNING), TUNING_PHOTOGRAPHS.get(0));

    /** Pictures of which nothing is registered: what is found in them is wrong. */
    public static final List<Selection> STRANGERS = List.of(
            SURROUNDINGS.get(0),
            SURROUNDINGS.get(1),
            picture("stellarium-data", "/(skycultures|landscapes)/.*\\.(png|jpg)", TUNING));

    /** Pictures that are registered besides, so that an index is large. */
    public static final List<Selection> BYSTANDERS = List.of(
            picture("openclipart-png", "\\.png", REPORTING),
            picture("tuxpaint-stamps-default", "/stamps/.*\\.png", TUNING));

    private static final List<Selection> PICTURES = Stream.of(
                    TUNING_PHOTOGRAPHS, TUNING_GRAPHICS, PHOTOGRAPHS, GRAPHICS, STRANGERS, BYSTANDERS)
            .flatMap(List::stream)
            .toList();

    /** Whether this selection, or another one of the same package, asks for a file of it. */
    boolean isOfPackage(Path file) {
        return Stream.concat(Stream.of(this), PICTURES.stream())
                .filter(selection -> selection.debianPackage.equals(debianPackage))
                .anyMatch(selection -> selection.path.matcher(file.toString()).matches());
    }

    private static Selection picture(String debianPackage, String path, Half half) {
        return new Selection(Medium.IMAGE, debianPackage, "", Pattern.compile(".*" + path), 0, PICTURE_BYTES, half);
    }

    private static Selection music(String debianPackage, String path, Half half) {
        return new Selection(Medium.AUDIO, debianPackage, "", Pattern.compile(".*" + path), JINGLE, ICON, half);
    }

    private static Selection other(Medium medium, String debianPackage, String path, long minimumBytes) {
        return new Selection(medium, debianPackage, "", Pattern.compile(path), 0, minimumBytes, TUNING);
    }
}
