package dev.colophon.cli.drawing;

import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.text.OperatorText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.operators.Operator;
import dev.colophon.operators.OperatorGraph;
import dev.colophon.operators.OperatorRuling;
import dev.colophon.operators.Suggestion;
import dev.colophon.operators.linkage.Link;
import dev.colophon.operators.linkage.SharedValue;
import dev.colophon.service.operators.OperatorWords;
import dev.colophon.service.operators.ShownOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who runs which sites, drawn: a panel for each operator, on the left its sites with what ties them, on the right why. Solid
 * links join; dashed ones are likely, and may lead to a site of another operator, which is drawn hollow; green ones were
 * ruled by a person.
 */
public final class OperatorPicture {

    private static final int WIDTH = 1_240;
    private static final int PANELS = 12;
    private static final int SITES = 60;
    private static final int SUGGESTIONS = 8;
    /** With more links each is drawn thin and pale. */
    private static final int DENSE = 60;
    /** With more links their bits are not written. */
    private static final int LABELLED = 20;

    private static final int INK = 0x1c2430;
    private static final int SOFT = 0x6b7685;
    private static final int GRID = 0xdfe3e8;
    private static final int SAME = 0x1257c9;
    private static final int LIKELY = 0xd97706;
    private static final int RULED = 0x15803d;

    private static final double LEFT = 24;
    private static final double HEAD = 56;
    private static final double LINE = 18;
    private static final double NODE = 6;
    private static final int TEXT = 12;
    private static final double NODE_WITH_LABEL = 34;

    /** Marks that do not begin a line. */
    private static final String CLOSING = "，。；：、）」”》";

    private final OperatorGraph graph;
    private final Language reader;
    private final List<Panel> panels = new ArrayList<>();
    private final int left;

    /**
     * @param sites those of the operator first
     * @param own how many of them are the operator's
     * @param side of the square for the sites
     * @param why lines of text
     */
    private record Panel(
            Operator operator,
            List<String> sites,
            int own,
            List<Link> links,
            ForceLayout layout,
            double side,
            double top,
            List<String> why) {

        /** Whether both ends are the operator's. */
        boolean isOwn(Link link) {
            return sites.indexOf(link.a()) < own && sites.indexOf(link.b()) < own;
        }

        double bottom() {
            return top + HEAD + Math.max(side, why.size() * LINE) + 24;
        }
    }

    private OperatorPicture(OperatorGraph graph, List<Operator> operators, boolean suggestions, Language reader) {
        this.graph = graph;
        this.reader = reader;
        double top = 12;
        for (Operator operator : operators.subList(0, Math.min(PANELS, operators.size()))) {
            Panel panel = panel(operator, suggestions, top);
            panels.add(panel);
            top = panel.bottom();
        }
        this.left = operators.size() - panels.size();
    }

    /**
     * One operator, with what may belong to it.
     *
     * @param reader in whose language
     */
    public static OperatorPicture of(OperatorGraph graph, Operator operator, Language reader) {
        return new OperatorPicture(graph, List.of(operator), true, reader);
    }

    /**
     * Several operators one below the other, the first ones when there are too many.
     *
     * @param reader in whose language
     */
    public static OperatorPicture of(OperatorGraph graph, List<Operator> operators, Language reader) {
        return new OperatorPicture(graph, operators, false, reader);
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        double bottom = panels.isEmpty() ? 60 : panels.getLast().bottom();
        return (int) Math.ceil(bottom + 40);
    }

    private Panel panel(Operator operator, boolean withSuggestions, double top) {
        Set<String> sites = new LinkedHashSet<>(
                operator.sites().subList(0, Math.min(SITES, operator.sites().size())));
        int own = sites.size();
        List<Link> links = new ArrayList<>(operator.links().stream()
                .filter(link -> sites.contains(link.a()) && sites.contains(link.b()))
                .toList());
        if (withSuggestions) {
            graph.suggestions(operator).stream()
                    .map(Suggestion::link)
                    .filter(link -> sites.contains(link.a()) || sites.contains(link.b()))
                    .limit(SUGGESTIONS)
                    .toList()
                    .forEach(link -> {
                        sites.add(link.a());
                        sites.add(link.b());
                        links.add(link);
                    });
        }
        List<String> order = List.copyOf(sites);
        double side = Math.clamp(150 + 42.0 * Math.sqrt(12.0 * order.size()), 240, 860);
        ForceLayout layout = new ForceLayout(
                order.stream().mapToDouble(site -> width(label(site))).toArray(),
                NODE_WITH_LABEL,
                ties(operator, order, links),
                side);
        return new Panel(operator, order, own, links, layout, side, top, why(operator, links, (int)
                ((WIDTH - side - 3 * LEFT) / 6.4)));
    }

    private static List<ForceLayout.Tie> ties(Operator operator, List<String> order, List<Link> links) {
        Map<String, Integer> number = new HashMap<>();
        order.forEach(site -> number.put(site, number.size()));
        List<ForceLayout.Tie> ties = new ArrayList<>();
        for (Link link : links) {
            ties.add(new ForceLayout.Tie(
                    number.getOrDefault(link.a(), 0), number.getOrDefault(link.b(), 0), Math.min(2, link.bits() / 15)));
        }
        for (OperatorRuling ruling : operator.rulings()) {
            if (number.containsKey(ruling.a()) && number.containsKey(ruling.b())) {
                ties.add(
                        new ForceLayout.Tie(number.getOrDefault(ruling.a(), 0), number.getOrDefault(ruling.b(), 0), 1));
            }
        }
        return ties;
    }

    /** What stands beside the sites, wrapped. */
    private List<String> why(Operator operator, List<Link> links, int columns) {
        List<String> why = new ArrayList<>();
        OperatorWords.waits(operator)
                .ifPresent(reason -> wrap(reader.say("picture.waits", reason.in(reader)), columns, why));
        for (SharedValue reason :
                operator.reasons().subList(0, Math.min(8, operator.reasons().size()))) {
            wrap(
                    reader.say(
                            "operators.worth",
                            OperatorWords.one(reason).in(reader),
                            OperatorText.bits(reason.bits(), reader)),
                    columns,
                    why);
        }
        for (OperatorRuling ruling : operator.rulings()) {
            wrap(
                    reader.say(
                            "picture.by-hand",
                            ruling.a(),
                            ruling.b(),
                            ruling.ruledAt().toString()),
                    columns,
                    why);
        }
        links.stream()
                .filter(link -> !operator.sites().contains(link.a())
                        || !operator.sites().contains(link.b()))
                .limit(SUGGESTIONS)
                .forEach(link -> wrap(
                        reader.say(
                                "picture.perhaps",
                                link.a(),
                                link.b(),
                                OperatorText.bits(link.bits(), reader),
                                OperatorWords.shared(graph.explain(link.a(), link.b()), ShownOperator.REASONS)
                                        .in(reader)),
                        columns,
                        why));
        return why;
    }

    private static void wrap(String text, int columns, List<String> lines) {
        StringBuilder line = new StringBuilder("• ");
        for (String next : Console.safe(text).split(" ", -1)) {
            String word = next;
            while (isWide(word) && Columns.width(line + word) > columns) {
                int taken = fitting(word, columns - Columns.width(line.toString()));
                lines.add(line + word.substring(0, taken));
                line = new StringBuilder("   ");
                word = word.substring(taken);
            }
            if (line.length() > 2 && Columns.width(line + word) > columns) {
                lines.add(line.toString());
                line = new StringBuilder("   ");
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
    }

    /** Whether it is of a script that is written without blanks between words. */
    private static boolean isWide(String word) {
        return Columns.width(word) > word.codePointCount(0, word.length());
    }

    /** How much of it stands on a line, with the mark that follows; at least a character. */
    private static int fitting(String word, int cells) {
        int taken =
                Math.max(word.offsetByCodePoints(0, 1), Columns.cut(word, cells).length());
        return taken < word.length() && CLOSING.indexOf(word.charAt(taken)) >= 0 ? taken + 1 : taken;
    }

    /** Draws it all. */
    public void draw(Drawing drawing) {
        drawing.rectangle(0, 0, width(), height(), 0xffffff, 1);
        if (panels.isEmpty()) {
            drawing.text(LEFT, 36, 16, SOFT, reader.say("picture.no-operators"));
        }
        panels.forEach(panel -> draw(drawing, panel));
        double y = height() - 16.0;
        legend(drawing, LEFT, y, SAME, false, reader.say("picture.one-operator"));
        legend(drawing, LEFT + 150, y, LIKELY, true, reader.say("picture.likely"));
        legend(drawing, LEFT + 260, y, RULED, false, reader.say("picture.ruled"));
        drawing.text(LEFT + 440, y, TEXT, SOFT, reader.say("picture.legend"));
        if (left > 0) {
            drawing.text(WIDTH - 180.0, y, TEXT, SOFT, reader.say("picture.more", "%,d".formatted(left)));
        }
    }

    private static void legend(Drawing drawing, double x, double y, int colour, boolean dashed, String text) {
        stroke(drawing, x, y - 4, x + 34, y - 4, 2.5, colour, dashed);
        drawing.text(x + 42, y, TEXT, SOFT, text);
    }

    private void draw(Drawing drawing, Panel panel) {
        Operator operator = panel.operator();
        drawing.line(LEFT, panel.top(), WIDTH - LEFT, panel.top(), 1, GRID, 1);
        drawing.text(LEFT, panel.top() + 26, 18, INK, Console.safe(operator.id()));
        drawing.text(
                LEFT,
                panel.top() + 45,
                13,
                SOFT,
                reader.say("picture.together", operator.sites().size(), OperatorText.percent(operator.confidence()))
                        + (operator.sites().size() > panel.own() ? reader.say("picture.first", panel.own()) : ""));
        links(drawing, panel);
        for (int i = 0; i < panel.sites().size(); i++) {
            node(drawing, x(panel, i), y(panel, i), panel.sites().get(i), i < panel.own());
        }
        for (int i = 0; i < panel.why().size(); i++) {
            drawing.text(
                    2 * LEFT + panel.side(),
                    panel.top() + HEAD + 14 + i * LINE,
                    TEXT,
                    INK,
                    panel.why().get(i));
        }
    }

    private static double x(Panel panel, int node) {
        return LEFT + panel.layout().x(node);
    }

    /** The dot stands in the upper part of the room of a node, the label in the lower. */
    private static double y(Panel panel, int node) {
        return panel.top() + HEAD + panel.layout().y(node) - 8;
    }

    private void links(Drawing drawing, Panel panel) {
        boolean dense = panel.links().size() > DENSE;
        for (Link link : panel.links().reversed()) { // the strongest on top
            boolean dashed = link.grade() == Link.Grade.LIKELY || !panel.isOwn(link);
            double width = Math.clamp(link.bits() / 8, 1, 4);
            boolean pale = dense && panel.isOwn(link);
            int colour = blend(dashed ? LIKELY : SAME, pale ? 0.3 : 0.75);
            tie(drawing, panel, link.a(), link.b(), pale ? 1 : width, colour, dashed);
        }
        for (OperatorRuling ruling : panel.operator().rulings()) {
            if (panel.sites().contains(ruling.a()) && panel.sites().contains(ruling.b())) {
                tie(drawing, panel, ruling.a(), ruling.b(), 3, RULED, false);
            }
        }
        panel.links().stream()
                .filter(link -> panel.links().size() <= LABELLED || !panel.isOwn(link))
                .forEach(link -> bits(drawing, panel, link));
    }

    private static void bits(Drawing drawing, Panel panel, Link link) {
        int a = panel.sites().indexOf(link.a());
        int b = panel.sites().indexOf(link.b());
        String bits = String.format(Locale.ROOT, "%.0f", link.bits());
        double x = (x(panel, a) + x(panel, b)) / 2;
        double y = (y(panel, a) + y(panel, b)) / 2;
        drawing.rectangle(x - width(bits) / 2 - 2, y - 8, width(bits) + 4, 16, 0xffffff, 0.9);
        drawing.text(x - width(bits) / 2, y + 4, TEXT, SOFT, bits);
    }

    private static void tie(
            Drawing drawing, Panel panel, String a, String b, double width, int colour, boolean dashed) {
        int first = panel.sites().indexOf(a);
        int second = panel.sites().indexOf(b);
        stroke(drawing, x(panel, first), y(panel, first), x(panel, second), y(panel, second), width, colour, dashed);
    }

    /** A paler colour, as opacity over white would give; dashes that overlap then stay even. */
    private static int blend(int colour, double opacity) {
        int blended = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int part = colour >>> shift & 0xff;
            blended |= (int) Math.round(255 - opacity * (255 - part)) << shift;
        }
        return blended;
    }

    private static void stroke(
            Drawing drawing, double x1, double y1, double x2, double y2, double width, int colour, boolean dashed) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        double dash = dashed ? 7 : length;
        for (double at = 0; at < length; at += dash + 5) {
            double from = at / length;
            double to = Math.min(1, (at + dash) / length);
            drawing.line(
                    x1 + from * (x2 - x1),
                    y1 + from * (y2 - y1),
                    x1 + to * (x2 - x1),
                    y1 + to * (y2 - y1),
                    width,
                    colour,
                    1);
        }
    }

    private static void node(Drawing drawing, double x, double y, String site, boolean own) {
        String label = label(site);
        drawing.rectangle(x - width(label) / 2 - 1, y + 8, width(label) + 2, 15, 0xffffff, 0.85);
        drawing.dot(x, y, NODE, own ? INK : SOFT, 1);
        if (!own) {
            drawing.dot(x, y, NODE - 2, 0xffffff, 1);
        }
        drawing.text(x - width(label) / 2, y + 20, TEXT, own ? INK : SOFT, label);
    }

    private static String label(String site) {
        String safe = Console.safe(site);
        return safe.length() <= 26 ? safe : safe.substring(0, 12) + "…" + safe.substring(safe.length() - 13);
    }

    /** About what a sans-serif font takes; wide characters take twice as much. */
    private static double width(String text) {
        return text.codePoints()
                .mapToDouble(c -> c >= 0x1100 ? 12 : "iljt.:-".indexOf(c) >= 0 ? 4.5 : c == 'm' || c == 'w' ? 11 : 7.7)
                .sum();
    }
}
