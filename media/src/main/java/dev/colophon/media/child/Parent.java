package dev.colophon.media.child;

import dev.colophon.media.refusal.Unreadable;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;

/** The process that asks, as its child sees it. Not thread-safe. */
public final class Parent {

    private static final int MOST_REQUEST_BYTES = 1 << 20;

    private final LinkedBlockingQueue<byte[]> requests = new LinkedBlockingQueue<>();
    private final DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));

    Parent() {
        Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
        try (DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in))) {
            while (true) {
                int length = in.readInt();
                requests.add(in.readNBytes(Math.clamp(length, 0, MOST_REQUEST_BYTES)));
            }
        } catch (IOException e) {
            ChildProcess.deleteOwnFolder();
            Runtime.getRuntime().halt(0); // the parent is gone, or done with us
        }
    }

    DataInputStream request() throws InterruptedException {
        return new DataInputStream(new ByteArrayInputStream(requests.take()));
    }

    /** Where the answer goes. */
    public DataOutputStream out() {
        return out;
    }

    /** Answers with a refusal. */
    public void refuse(Unreadable why) throws IOException {
        out.write(ChildTask.REFUSED);
        out.writeUTF(why.reason().name());
        out.writeUTF(why.detail());
    }

    /** Sends what was written so far, and waits until the parent asks for more of the same answer. */
    public void awaitGoOn() throws IOException {
        out.flush();
        try {
            byte[] goOn = requests.take();
            if (goOn.length > 0) {
                throw new IllegalStateException("not asked for the next: " + Arrays.toString(goOn));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
