package dev.colophon.server.page;

import dev.colophon.cases.removal.SurvivalCurve;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/** Which share of copies is still up after a time, drawn and as a table. */
public record SurvivalChart(SurvivalCurve curve) {

    private static final double LEFT = 52;
    private static final double RIGHT = 628;
    private static final double TOP = 10;
    private static final double BOTTOM = 190;

    /** What people ask of. */
    private static final long[] DAYS = {1, 3, 7, 14, 30, 90, 180, 365};

    private static final int MOST_TICKS = 8;
    private static final double HOUR = 1.0 / 24;

    /** A mark on an axis. */
    public record Tick(String at, long value) {}

    /** A line of the table. */
    public record Line(long days, SurvivalCurve.Step step) {}

    /** Drawn where there is something to draw: copies that were seen for a while. */
    public static Optional<SurvivalChart> of(SurvivalCurve curve) {
        return Optional.of(new SurvivalChart(curve))
                .filter(_ -> curve.copies() > 0 && !curve.longest().isZero());
    }

    /** What the drawing lies in. */
    public String box() {
        return "0 0 640 220";
    }

    private double longest() {
        return Math.max(HOUR, days(curve.longest()));
    }

    private static double days(Duration time) {
        return time.toMillis() / (double) Duration.ofDays(1).toMillis();
    }

    private double x(double days) {
        return LEFT + (RIGHT - LEFT) * days / longest();
    }

    private static double y(double share) {
        return BOTTOM - (BOTTOM - TOP) * share;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** The last step of each column of pixels. */
    private List<SurvivalCurve.Step> drawn() {
        List<SurvivalCurve.Step> drawn = new ArrayList<>();
        for (SurvivalCurve.Step step : curve.steps()) {
            boolean same =
                    !drawn.isEmpty() && Math.floor(x(days(drawn.getLast().time()))) == Math.floor(x(days(step.time())));
            if (same) {
                drawn.removeLast();
            }
            drawn.add(step);
        }
        return drawn;
    }

    /** The share as a line of steps. */
    public String path() {
        StringBuilder path = new StringBuilder("M" + number(LEFT) + " " + number(y(1)));
        for (SurvivalCurve.Step step : drawn()) {
            path.append("H").append(number(x(days(step.time()))));
            path.append("V").append(number(y(step.share())));
        }
        return path.append("H").append(number(RIGHT)).toString();
    }

    /** The interval of 95 % around it. */
    public String band() {
        StringBuilder path = new StringBuilder("M" + number(LEFT) + " " + number(y(1)));
        List<SurvivalCurve.Step> steps = drawn();
        for (SurvivalCurve.Step step : steps) {
            path.append("H").append(number(x(days(step.time()))));
            path.append("V").append(number(y(step.upper())));
        }
        path.append("H").append(number(RIGHT));
        for (SurvivalCurve.Step step : steps.reversed()) {
            path.append("V").append(number(y(step.lower())));
            path.append("H").append(number(x(days(step.time()))));
        }
        return path.append("V").append(number(y(1))).append("Z").toString();
    }

    /** Whole days below it, a few. */
    public List<Tick> daysBelow() {
        long all = (long) longest();
        long step = Math.max(1, (all + MOST_TICKS - 1) / MOST_TICKS);
        return LongStream.iterate(0, day -> day <= all, day -> day + step)
                .mapToObj(day -> new Tick(number(x((double) day)), day))
                .toList();
    }

    /** Shares beside it, of a hundred. */
    public List<Tick> shares() {
        return LongStream.of(0, 50, 100)
                .mapToObj(share -> new Tick(number(y(share / 100.0)), share))
                .toList();
    }

    /** As a table: what nobody looked for so long is not in it. */
    public List<Line> lines() {
        return LongStream.of(DAYS)
                .boxed()
                .flatMap(day -> curve.at(Duration.ofDays(day)).stream().map(step -> new Line(day, step)))
                .toList();
    }

    /** So many were up when they were looked at last. */
    public int cutOff() {
        return curve.copies() - curve.ended();
    }

    /** For so many whole days one was seen at most. */
    public long longestDays() {
        return curve.longest().toDays();
    }
}
