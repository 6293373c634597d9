package dev.colophon.index.audio;

/** An index of sounds in two parts keeps what one promises. */
class AudioShardsTest extends AudioContract {

    @Override
    protected int shards() {
        return 2;
    }
}
