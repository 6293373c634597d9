package dev.colophon.service.report.side;

import java.util.OptionalDouble;

/**
 * A small picture in the folder of a report.
 *
 * @param file within the folder, such as {@code pictures/0a1b.jpg}
 * @param seconds of a frame: when it is shown
 */
public record SmallPicture(String file, int width, int height, OptionalDouble seconds) {

    SmallPicture at(double moment) {
        return new SmallPicture(file, width, height, OptionalDouble.of(moment));
    }
}
