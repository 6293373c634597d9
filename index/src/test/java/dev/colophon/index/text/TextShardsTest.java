package dev.colophon.index.text;

import org.junit.jupiter.api.Tag;

/** An index of texts in two parts keeps what one promises. */
@Tag("full")
class TextShardsTest extends TextContract {

    @Override
    protected int shards() {
        return 2;
    }
}
