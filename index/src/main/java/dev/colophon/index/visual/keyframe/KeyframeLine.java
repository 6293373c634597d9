package dev.colophon.index.visual.keyframe;

/** Where a copy is at a moment of a reference: {@code reference = moment + speed * (copy - since)}, in seconds. */
record KeyframeLine(double since, double moment, double speed) {

    /** The moment of the reference that the copy shows. */
    double at(double copySeconds) {
        return moment + speed * (copySeconds - since);
    }

    /** When the copy shows a moment of the reference. */
    double copyAt(double referenceSeconds) {
        return since + (referenceSeconds - moment) / speed;
    }

    /** The same line, told from another moment of the copy. */
    KeyframeLine from(double copySeconds) {
        return new KeyframeLine(copySeconds, at(copySeconds), speed);
    }
}
