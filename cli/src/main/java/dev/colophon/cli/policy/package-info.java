/** Commands about policies. */
@NullMarked
package dev.colophon.cli.policy;

import org.jspecify.annotations.NullMarked;
