package dev.colophon.registry.work;

/** Who uses this installation: owns works, sources and rulings, and sees no other's. */
public record Organisation(String id, String name) {

    /** The one that is there from the start. */
    public static final Organisation FIRST = new Organisation("00000000-0000-7000-8000-000000000000", "local");
}
