/** Where the client may go: names, addresses, ports, and doors that a person allowed. */
@NullMarked
package dev.colophon.http.guard;

import org.jspecify.annotations.NullMarked;
