package dev.colophon.browser.devtools;

import java.io.IOException;

/** A command that the browser refused, did not answer in time, or can no longer answer. The message is one line. */
public final class DevToolsException extends IOException {

    public DevToolsException(String message) {
        super(message);
    }
}
