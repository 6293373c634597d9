package dev.colophon.media.child;

import static dev.colophon.media.refusal.Unreadable.Reason.TOOL_MISSING;

import dev.colophon.media.refusal.RefusedException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;

/**
 * Child JVMs that run {@link DecoderChild}, kept warm: to start one costs more than most pictures and documents. A child works
 * for one caller at a time. It is replaced when it dies, when it is beyond its time, when a caller leaves it in the middle of an answer, and
 * after {@link #MOST_TASKS} tasks; it is ended when it rested for {@link #REST}. Its standard input ends with this
 * process, and it with that, however this process ends. Thread-safe.
 */
public final class WarmChildren {

    /** A system property with the class path of children, where it is not that of this process but of a class loader in it. */
    public static final String CLASS_PATH_PROPERTY = "colophon.child.class.path";

    private static final int MOST_TASKS = 2_000;
    private static final TimeLimit REST = new TimeLimit.WallClock(Duration.ofSeconds(30));
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final int MOST_RESTING = Runtime.getRuntime().availableProcessors();
    private static final int PIPE_BYTES = 1 << 16;

    /**
     * For children whose work is reading rather than reckoning: the second compiler takes longer than it saves. A first Word
     * document costs 1.5 s of the processor instead of 2.5, 120 documents of three formats 3.4 s instead of 5.5.
     */
    public static final List<String> FIRST_COMPILER_ALONE = List.of("-XX:TieredStopAtLevel=1");

    private final Class<? extends ChildTask> task;
    private final int heapMegabytes;
    private final long fileBytes;
    private final List<String> options;
    private final ConcurrentLinkedDeque<Child> resting = new ConcurrentLinkedDeque<>();

    /**
     * Children for one kind of work.
     *
     * @param task what they do
     * @param heapMegabytes of each child
     * @param fileBytes that a child may write into any one file of its own working folder; 0 forbids writing
     * @param options of its JVM
     */
    public WarmChildren(Class<? extends ChildTask> task, int heapMegabytes, long fileBytes, List<String> options) {
        this.task = task;
        this.heapMegabytes = heapMegabytes;
        this.fileBytes = fileBytes;
        this.options = options;
    }

    /** What a caller says to a child and hears from it, until the answer is complete. */
    @FunctionalInterface
    public interface Conversation<T> {

        /**
         * Holds it.
         *
         * @throws RefusedException as a complete answer of the child
         */
        T hold(Child child) throws IOException, RefusedException;
    }

    /** Writes a request. */
    @FunctionalInterface
    public interface Request {
        void write(DataOutputStream to) throws IOException;
    }

    /** The child ended before its answer did. */
    public static final class ChildDied extends IOException {

        private static final int OUT_OF_MEMORY = 3; // what the JVM returns after -XX:+ExitOnOutOfMemoryError

        private final transient ChildProcess.Exit exit;

        private ChildDied(ChildProcess.Exit exit) {
            super("the child ended with " + exit.code());
            this.exit = exit;
        }

        /** Whether it was ended because its answer cost too much of the processor. */
        public boolean isCostly() {
            return exit.isCostly();
        }

        /** Whether it ended because its heap was full. */
        public boolean isOutOfMemory() {
            return exit.code() == OUT_OF_MEMORY;
        }
    }

    /** One child while it works for somebody. */
    public static final class Child {

        private final ChildProcess process;
        private final DataOutputStream to;
        private final DataInputStream from;
        private int tasks;
        private int asked;
        private long askedNanos;

        private Child(ChildProcess process) {
            this.process = process;
            this.to = new DataOutputStream(new BufferedOutputStream(process.input(), PIPE_BYTES));
            this.from = new DataInputStream(new BufferedInputStream(process.output(), PIPE_BYTES));
        }

        /**
         * Asks, and gives what the child answers from then on.
         *
         * @param processor time of the processor for the answer
         */
        public DataInputStream ask(Duration processor, Request request) throws IOException {
            asked++;
            askedNanos = System.nanoTime();
            process.watchdog().begin(TimeLimit.decoding(processor));
            return send(request);
        }

        /** Asks for the next part of the same answer, out of the same time. */
        public DataInputStream askForMore() throws IOException {
            asked++;
            process.watchdog().resume();
            return send(_ -> {});
        }

        /** Says that a part of the answer is complete: the child waits until it is asked again, however long that takes. */
        public void pause() {
            process.watchdog().pause();
        }

        private DataInputStream send(Request request) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            request.write(new DataOutputStream(bytes));
            to.writeInt(bytes.size());
            bytes.writeTo(to);
            to.flush();
            return from;
        }
    }

    /**
     * Holds a conversation with a child, or once more with another when that one turns out to have ended while it rested.
     *
     * @throws ChildDied when the child ended before its answer did
     * @throws RefusedException as the conversation throws it, or when no child can be started, or it was given nothing to work with
     *     by the machine
     */
    public <T> T with(Conversation<T> conversation) throws ChildDied, RefusedException {
        while (true) {
            Child child = resting.pollFirst();
            if (child == null) {
                child = start();
            }
            child.asked = 0;
            boolean well = false;
            try {
                T answer = conversation.hold(child);
                well = true;
                return answer;
            } catch (RefusedException e) {
                well = true;
                throw e;
            } catch (IOException e) {
                child.process.awaitOwnEnd(AT_ONCE); // its pipe closes before it is gone
                child.process.kill();
                ChildProcess.Exit exit = child.process.await();
                boolean atOnce = child.asked == 1 && System.nanoTime() - child.askedNanos < AT_ONCE.toNanos();
                if (child.tasks == 0 || !atOnce) {
                    exit.refuseStandstill();
                    throw new ChildDied(exit);
                }
            } finally {
                if (well && ++child.tasks < MOST_TASKS && resting.size() < MOST_RESTING) {
                    child.process.watchdog().begin(REST);
                    resting.addFirst(child);
                } else {
                    child.process.close();
                }
            }
        }
    }

    private Child start() throws RefusedException {
        List<String> command = new ArrayList<>(options);
        command.addFirst(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=.",
                "-cp",
                System.getProperty(CLASS_PATH_PROPERTY, System.getProperty("java.class.path")),
                DecoderChild.class.getName(),
                task.getName()));
        Consumer<String> unheard = _ -> {};
        try {
            return new Child(ChildProcess.startListening(
                    command, new ChildProcess.Limits(REST, Long.MAX_VALUE, 0, fileBytes), unheard));
        } catch (IOException e) {
            throw new RefusedException(TOOL_MISSING, "the decoder cannot be started: run colophon doctor");
        }
    }
}
