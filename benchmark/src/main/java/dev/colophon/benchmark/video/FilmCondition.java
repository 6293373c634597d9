package dev.colophon.benchmark.video;

import dev.colophon.index.transform.Span;
import java.util.List;
import java.util.Optional;

/**
 * One way of altering a film.
 *
 * @param graph filters of ffmpeg from {@code [0]}, the work, and {@code [1]}, a film of somebody else, to {@code [v]}
 * @param shown which part of the work is in it
 */
record FilmCondition(String name, String graph, Shown shown) {

    /** What a copy contains of a work. */
    enum Shown {
        /** All of it. */
        WHOLE(1),
        FASTER(1.25),
        TWICE(2),
        SLOWER(0.75),
        HALF(0.5),
        /** From 5 s to 11 s. */
        CLIP(1),
        /** From 1.37 s on: what is taken of a copy once a second is never what is kept of the work. */
        LATER(1),
        /** From 5 s to 15 s, between 6 s of somebody else's and 6 s more. */
        COMPILATION(1),
        /** Nothing that is to be found. */
        REVERSED(-1);

        private final double speed;

        Shown(double speed) {
            this.speed = speed;
        }

        double speed() {
            return speed;
        }

        /** The stretch of the work, when one is to be found. */
        Optional<Span.Time> inReference(double duration) {
            return switch (this) {
                case REVERSED -> Optional.empty();
                case CLIP -> Optional.of(new Span.Time(5, Math.min(11, duration)));
                case LATER -> Optional.of(new Span.Time(1.37, duration));
                case COMPILATION -> Optional.of(new Span.Time(5, Math.min(15, duration)));
                default -> Optional.of(new Span.Time(0, duration));
            };
        }

        /** The stretch of the copy that shows it. */
        Optional<Span.Time> inCopy(double duration) {
            double start = this == COMPILATION ? 6 : 0;
            return inReference(duration).map(span -> new Span.Time(start, start + (span.end() - span.start()) / speed));
        }
    }

    private static final String SIZE = "640:360";
    private static final String GROUND = "[1]scale=" + SIZE + "[g];";

    private static FilmCondition whole(String name, String filter) {
        return new FilmCondition(name, "[0]" + filter + "[v]", Shown.WHOLE);
    }

    private static FilmCondition beside(String name, String graph) {
        return new FilmCondition(name, GROUND + graph + "[v]", Shown.WHOLE);
    }

    private static FilmCondition speed(String name, String factor, Shown shown) {
        return new FilmCondition(name, "[0]setpts=PTS/" + factor + "[v]", shown);
    }

    /** A picture in the picture: a share of the sides, where. */
    private static FilmCondition inset(String name, double share, String place) {
        return beside(
                name,
                "[0]scale=trunc(iw*%s/2)*2:-2[p];[g][p]overlay=%s:shortest=1".formatted(Double.toString(share), place));
    }

    private static final String CORNER = "W-w-10:H-h-10";

    /** All of them. */
    static final List<FilmCondition> ALL = List.of(
            whole("strongly compressed", "null"),
            whole("240 lines", "scale=-2:240"),
            whole("10 frames a second", "fps=10"),
            new FilmCondition("clip of 6 s", "[0]trim=5:11,setpts=PTS-STARTPTS[v]", Shown.CLIP),
            whole("mirrored", "hflip"),
            whole("letterbox", "pad=iw:trunc(ih*0.7)*2:0:(oh-ih)/2"),
            whole("pillarbox", "pad=trunc(iw*0.7)*2:ih:(ow-iw)/2:0"),
            whole("crop 90 %", "crop=trunc(iw*0.45)*2:trunc(ih*0.45)*2"),
            whole("crop 80 %", "crop=trunc(iw*0.4)*2:trunc(ih*0.4)*2"),
            whole("crop 60 %", "crop=trunc(iw*0.3)*2:trunc(ih*0.3)*2"),
            speed("speed 1.25", "1.25", Shown.FASTER),
            speed("speed 2", "2", Shown.TWICE),
            speed("speed 0.75", "0.75", Shown.SLOWER),
            speed("speed 0.5", "0.5", Shown.HALF),
            whole("brighter, more contrast", "eq=brightness=0.15:contrast=1.4"),
            whole("blurred", "gblur=sigma=4"),
            whole("negative", "negate"),
            whole("large logo", "drawbox=x=iw*0.53:y=ih*0.6:w=iw*0.45:h=ih*0.35:color=0xc02020:t=fill"),
            whole(
                    "subtitles",
                    "drawtext=text='what is said in this film':fontsize=h/12:fontcolor=white:borderw=2:x=(w-tw)/2:y=h*0.86"),
            whole("turned by 3", "rotate=3*PI/180"),
            whole(
                    "camera",
                    "perspective=x0=0.04*W:y0=0.04*H:x1=0.97*W:y1=0.01*H:x2=0.02*W:y2=0.98*H:x3=0.92*W:y3=0.96*H"
                            + ":sense=destination,noise=alls=20:allf=t:all_seed=7,eq=gamma=0.8"),
            whole("vertical crop", "crop=trunc(ih*9/32)*2:ih"),
            whole(
                    "blurred surroundings",
                    "split[a][b];[a]scale=360:640:force_original_aspect_ratio=increase,crop=360:640,gblur=sigma=20[c];"
                            + "[b]scale=360:-2[d];[c][d]overlay=(W-w)/2:(H-h)/2"),
            inset("picture in picture 70 %", 0.7, "(W-w)/2:(H-h)/2"),
            inset("corner 50 %", 0.5, CORNER),
            inset("corner 35 %", 0.35, CORNER),
            beside("face-cam", "[g]scale=180:-2[p];[0][p]overlay=W-w-8:8:shortest=1"),
            beside("split screen", "[0]scale=640:360[p];[p][g]vstack=shortest=1"),
            new FilmCondition(
                    "mirrored, crop 80 %, speed 1.25",
                    "[0]hflip,crop=trunc(iw*0.4)*2:trunc(ih*0.4)*2,setpts=PTS/1.25[v]", Shown.FASTER),
            new FilmCondition(
                    "compilation",
                    "[1]scale=" + SIZE + ",fps=20,setsar=1,split[g][h];[g]trim=0:6,setpts=PTS-STARTPTS[a];"
                            + "[h]trim=8:14,setpts=PTS-STARTPTS[c];[0]scale=" + SIZE
                            + ",fps=20,setsar=1,trim=5:15,setpts=PTS-STARTPTS[b];[a][b][c]concat=n=3[v]",
                    Shown.COMPILATION),
            new FilmCondition(
                    "turned by 3 from 1.4 s on",
                    "[0]trim=start=1.37,setpts=PTS-STARTPTS,rotate=3*PI/180[v]",
                    Shown.LATER),
            new FilmCondition("reversed", "[0]reverse[v]", Shown.REVERSED));

    /** The rate of the encoder, greater is worse. */
    int quality() {
        return name.startsWith("strongly") ? 36 : 26;
    }
}
