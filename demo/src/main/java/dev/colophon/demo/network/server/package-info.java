/** The server that answers for all sites, and its log of requests. */
@NullMarked
package dev.colophon.demo.network.server;

import org.jspecify.annotations.NullMarked;
