package dev.colophon.page.licence;

import java.util.function.Consumer;

/** Finds what a page says of licences by one standard. */
interface LicenceFinder {

    /** By which it reads. */
    LicenceSignal.Standard standard();

    /** Gives each statement. What it throws means that the page may say anything. */
    void find(MarkedPage page, Consumer<LicenceSignal> found);
}
