/** What is done in the background for somebody who was told so: it outlives the process that took it. */
@NullMarked
package dev.colophon.service.job;

import org.jspecify.annotations.NullMarked;
