/** The catalogue of the network, and the files that are made of it: altered copies, and media that are none. */
@NullMarked
package dev.colophon.demo.network.copies;

import org.jspecify.annotations.NullMarked;
