/** May this be published? Asked before it is. */
@NullMarked
package dev.colophon.cli.precheck;

import org.jspecify.annotations.NullMarked;
