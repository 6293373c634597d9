/** Who asks with the request that is being answered. */
@NullMarked
package dev.colophon.server.caller;

import org.jspecify.annotations.NullMarked;
