/** The {@code colophon demo} command: works of our own, small webs of copies of them, and what is found there. */
@NullMarked
package dev.colophon.demo;

import org.jspecify.annotations.NullMarked;
