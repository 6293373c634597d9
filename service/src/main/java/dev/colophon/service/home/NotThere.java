package dev.colophon.service.home;

import java.io.IOException;

/** A thing of the installation is not there, and need not be. */
final class NotThere extends IOException {

    NotThere(String message) {
        super(message);
    }
}
