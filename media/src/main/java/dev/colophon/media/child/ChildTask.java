package dev.colophon.media.child;

import dev.colophon.media.refusal.Unreadable;
import java.io.DataInputStream;
import java.io.IOException;

/** What the children of a {@link WarmChildren} do with a request. It has a constructor without arguments and runs in the child only. */
public interface ChildTask {

    /** The answer is complete. */
    int DONE = 'D';

    /** A reason and a detail of {@link Unreadable} follow. */
    int REFUSED = 'R';

    /** Answers one request. */
    void answer(DataInputStream request, Parent parent) throws IOException;
}
