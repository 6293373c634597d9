package dev.colophon.server.page;

import dev.colophon.service.caller.ProgressListener;

/** For what is done at once: there is nothing to tell on the way. */
public final class Silent implements ProgressListener {

    public static final Silent LISTENER = new Silent();

    private Silent() {}

    @Override
    public void begins(long items) {}

    @Override
    public void advances(String item) {}

    @Override
    public void message(String line) {}
}
