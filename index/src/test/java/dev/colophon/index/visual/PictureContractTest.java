package dev.colophon.index.visual;

/** An index of pictures in a folder keeps what one promises. */
class PictureContractTest extends PictureContract {}
