package dev.colophon.index.text;

/** An index of texts in two parts keeps what one promises. */
class TextShardsTest extends TextContract {

    @Override
    protected int shards() {
        return 2;
    }
}
