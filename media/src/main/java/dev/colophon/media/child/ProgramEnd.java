package dev.colophon.media.child;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * The end of this program when it is asked to end (Ctrl-C, SIGTERM) or has done its work: first what others want to bring to an end,
 * for which children may still be needed; then children are killed, then temporary folders deleted. What a child says that was
 * killed for that is told to nobody, since it would be taken for a fault of the file.
 */
public final class ProgramEnd {

    private static final List<Runnable> FIRST = new CopyOnWriteArrayList<>();
    private static final List<Runnable> CHILDREN = new CopyOnWriteArrayList<>();
    private static final List<Runnable> FOLDERS = new CopyOnWriteArrayList<>();
    private static volatile boolean killing;

    static {
        try {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(ProgramEnd::come));
        } catch (IllegalStateException ending) {
            // The program ends already, and has started nothing.
        }
    }

    private ProgramEnd() {}

    /** Something that has to come to its end before children are killed, and that does not take long. */
    public static void first(Runnable ending) {
        FIRST.add(ending);
    }

    static void killing(Runnable children) {
        CHILDREN.add(children);
    }

    static void deleting(Runnable folders) {
        FOLDERS.add(folders);
    }

    private static void come() {
        FIRST.forEach(ProgramEnd::run);
        killing = true;
        CHILDREN.forEach(ProgramEnd::run);
        FOLDERS.forEach(ProgramEnd::run);
    }

    /** One that fails costs the others nothing. */
    private static void run(Runnable ending) {
        try {
            ending.run();
        } catch (RuntimeException | Error e) {
            System.err.println("colophon: not brought to its end: " + e);
        }
    }

    /** Returns while children are not being killed; else never, for the program ends under the caller. */
    static void passUnlessKilling() {
        if (!killing) {
            return;
        }
        CountDownLatch never = new CountDownLatch(1);
        while (true) {
            try {
                never.await();
            } catch (InterruptedException _) {
                // There is nothing to go on with.
            }
        }
    }
}
