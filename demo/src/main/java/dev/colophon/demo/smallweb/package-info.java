/** A small web on loopback with copies, lawful uses and unrelated media, and its answer key. */
@NullMarked
package dev.colophon.demo.smallweb;

import org.jspecify.annotations.NullMarked;
