package dev.colophon.index.audio;

import org.junit.jupiter.api.Tag;

/** An index of sounds in two parts keeps what one promises. */
@Tag("full")
class AudioShardsTest extends AudioContract {

    @Override
    protected int shards() {
        return 2;
    }
}
