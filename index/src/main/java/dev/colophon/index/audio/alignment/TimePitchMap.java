package dev.colophon.index.audio.alignment;

/**
 * How the time and pitch of a copy become those of a reference: {@code reference = speed * copy + offset} in eighths of a
 * frame, {@code reference = copy + cents} in pitch.
 */
public record TimePitchMap(double speed, double cents, double offset) {

    public double inReference(double copyTime) {
        return speed * copyTime + offset;
    }

    public double inCopy(double referenceTime) {
        return (referenceTime - offset) / speed;
    }
}
