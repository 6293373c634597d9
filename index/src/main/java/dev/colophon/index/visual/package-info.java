/**
 * Pictures and films. Retrieval reads every stored hash and is exact; verification places a picture, or lays the frames of a
 * film on a line of one speed.
 */
@NullMarked
package dev.colophon.index.visual;

import org.jspecify.annotations.NullMarked;
