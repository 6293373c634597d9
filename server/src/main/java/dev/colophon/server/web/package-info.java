/** The pages of the web application. */
@NullMarked
package dev.colophon.server.web;

import org.jspecify.annotations.NullMarked;
