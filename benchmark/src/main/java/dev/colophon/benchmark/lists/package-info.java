/** How long the pages of the web application take whose lists are very long. */
@NullMarked
package dev.colophon.benchmark.lists;

import org.jspecify.annotations.NullMarked;
