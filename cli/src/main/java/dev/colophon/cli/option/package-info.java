/** What several commands are told: the home, JSON, the language, servers that may be visited. */
@NullMarked
package dev.colophon.cli.option;

import org.jspecify.annotations.NullMarked;
