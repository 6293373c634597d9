/** Electronic Release Notifications of DDEX, 4.3 and 3.8: what labels send to services about recordings. */
@NullMarked
package dev.colophon.registry.message.ern;

import org.jspecify.annotations.NullMarked;
