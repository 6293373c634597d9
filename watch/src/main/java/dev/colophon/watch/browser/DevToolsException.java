package dev.colophon.watch.browser;

import java.io.IOException;

/** A command that the browser refused, did not answer in time, or can no longer answer. The message is one line. */
final class DevToolsException extends IOException {

    DevToolsException(String message) {
        super(message);
    }
}
