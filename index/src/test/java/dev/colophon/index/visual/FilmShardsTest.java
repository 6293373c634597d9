package dev.colophon.index.visual;

import org.junit.jupiter.api.Tag;

/** An index of films in two parts keeps what one promises. */
@Tag("full")
class FilmShardsTest extends FilmContract {

    @Override
    protected int shards() {
        return 2;
    }
}
