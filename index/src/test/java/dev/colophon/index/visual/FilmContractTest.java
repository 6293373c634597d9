package dev.colophon.index.visual;

import org.junit.jupiter.api.Tag;

/** An index of films in a folder keeps what one promises. */
@Tag("full")
class FilmContractTest extends FilmContract {}
