package dev.colophon.index.audio;

/**
 * How the time and pitch of a copy become those of a reference: {@code reference = speed * copy + offset} in eighths of a
 * frame, {@code reference = copy + cents} in pitch.
 */
record TimePitchMap(double speed, double cents, double offset) {

    double inReference(double copyTime) {
        return speed * copyTime + offset;
    }

    double inCopy(double referenceTime) {
        return (referenceTime - offset) / speed;
    }
}
