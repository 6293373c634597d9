package dev.colophon.index.visual;

/** An index of films in two parts keeps what one promises. */
class FilmShardsTest extends FilmContractTest {

    @Override
    protected int shards() {
        return 2;
    }
}
