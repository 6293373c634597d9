package dev.colophon.index.visual;

import org.junit.jupiter.api.Tag;

/** An index of pictures in two parts keeps what one promises. */
@Tag("full")
class PictureShardsTest extends PictureContract {

    @Override
    protected int shards() {
        return 2;
    }
}
