/** The thirty sites: who runs each, how it is set up, what its robots.txt says, what betrays its operator. */
@NullMarked
package dev.colophon.demo.network.sites;

import org.jspecify.annotations.NullMarked;
