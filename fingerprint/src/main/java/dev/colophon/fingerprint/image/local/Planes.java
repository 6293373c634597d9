package dev.colophon.fingerprint.image.local;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Memory for the levels of the octaves of a picture, some 40 MB of a copy: kept for the next picture, because Java clears what is new. Whoever
 * has it alone may use it; what nobody has is given up when memory is short. Not thread-safe.
 */
final class Planes implements AutoCloseable {

    private static final Queue<SoftReference<List<float[]>>> FREE = new ConcurrentLinkedQueue<>();

    private final List<float[]> planes;
    private int taken;

    private Planes(List<float[]> planes) {
        this.planes = planes;
    }

    /** Some that nobody has. */
    static Planes take() {
        for (SoftReference<List<float[]>> free = FREE.poll(); free != null; free = FREE.poll()) {
            List<float[]> planes = free.get();
            if (planes != null) {
                return new Planes(planes);
            }
        }
        return new Planes(new ArrayList<>());
    }

    /** A plane of at least so many values, whatever they are. */
    float[] next(int size) {
        if (taken == planes.size()) {
            planes.add(new float[size]);
        } else if (planes.get(taken).length < size) {
            planes.set(taken, new float[size]);
        }
        return planes.get(taken++);
    }

    /** Gives all of them back: nothing may be done with them after. */
    @Override
    public void close() {
        FREE.add(new SoftReference<>(planes));
    }
}
