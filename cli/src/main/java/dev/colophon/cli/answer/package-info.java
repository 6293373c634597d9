/** Commands about answers to notices. */
@NullMarked
package dev.colophon.cli.answer;

import org.jspecify.annotations.NullMarked;
