package dev.colophon.index.visual.local;

import dev.colophon.index.transform.Segment;

/**
 * How a frame of a copy shows a frame of a reference.
 *
 * @param scale by which lengths grow from the reference to the copy
 * @param turn in radians, clockwise, after mirroring
 * @param x where the middle of the reference lies in the copy, mirrored when the copy is
 * @param y likewise
 * @param diagonal of the reference as it is shown
 * @param inliers features at distinct places that agree
 * @param spread how far these are from lying on a line, 0..1
 * @param degrees the turn in whole degrees clockwise, of the copy as it is
 * @param area the part of the reference's frame, and where that lies in the copy's
 */
public record FrameOverlay(
        double scale,
        double turn,
        double x,
        double y,
        double diagonal,
        int inliers,
        double spread,
        int degrees,
        Segment area) {

    static FrameOverlay of(LocalSearch.Shown shown) {
        ShownArea area = new ShownArea(shown);
        AffineMap map = shown.agreement().map();
        double width = shown.features().width();
        double height = shown.features().height();
        return new FrameOverlay(
                map.scale(),
                map.turn(),
                map.x(width / 2, height / 2),
                map.y(width / 2, height / 2),
                map.scale() * Math.hypot(width, height),
                shown.inliers(),
                area.spread(),
                area.degrees(),
                area.segment());
    }

    /**
     * Whether another pair of frames is shown in the same place.
     *
     * @param mostScale natural logarithm of the ratio of scales at most
     * @param mostTurn radians at most
     * @param mostShift of the middle, in diagonals
     */
    public boolean agrees(FrameOverlay other, double mostScale, double mostTurn, double mostShift) {
        double between = Math.abs(turn - other.turn);
        return Math.abs(Math.log(scale / other.scale)) <= mostScale
                && Math.min(between, 2 * Math.PI - between) <= mostTurn
                && Math.hypot(x - other.x, y - other.y) <= mostShift * Math.min(diagonal, other.diagonal);
    }
}
