package dev.colophon.index.visual;

/** An index of pictures in two parts keeps what one promises. */
class PictureShardsTest extends PictureContractTest {

    @Override
    protected int shards() {
        return 2;
    }
}
