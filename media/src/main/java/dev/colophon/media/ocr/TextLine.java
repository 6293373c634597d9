package dev.colophon.media.ocr;

/** A line, or a part of one, in a picture: its upright bounding box in pixels, and what it says. */
record TextLine(int left, int top, int right, int bottom, String text) {

    int height() {
        return bottom - top;
    }
}
