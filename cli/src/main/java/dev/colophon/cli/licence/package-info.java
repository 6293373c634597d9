/** Commands about licences. */
@NullMarked
package dev.colophon.cli.licence;

import org.jspecify.annotations.NullMarked;
