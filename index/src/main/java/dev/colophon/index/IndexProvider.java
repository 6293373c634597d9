package dev.colophon.index;

import java.nio.file.Path;

/** Keeps indexes elsewhere than in folders. Found by {@link java.util.ServiceLoader}. */
public interface IndexProvider {

    /** Whether it keeps what lies at such an address. */
    boolean takes(IndexLocation location);

    /**
     * What it keeps there; nothing is asked before it is opened.
     *
     * @throws IndexException when the address cannot be one
     */
    Kept at(IndexLocation location);

    /** An index that is kept: opened, and made anew beside the one in use. */
    interface Kept {

        /**
         * Opens the one in use, making it when there is none to write to.
         *
         * @param folder for what is not kept elsewhere
         * @throws IndexException when it cannot be used
         */
        FingerprintIndex open(Path folder, Access access);

        /**
         * Opens an empty one, to be filled while others search the one in use.
         *
         * @param folder likewise, which takes the place of the one in use by the caller's hand
         */
        FingerprintIndex openFresh(Path folder);

        /** What changes whenever the one in use is committed or replaced. */
        String state();

        /** Lets the one that was filled last take the place of the one in use. */
        void replace();
    }
}
