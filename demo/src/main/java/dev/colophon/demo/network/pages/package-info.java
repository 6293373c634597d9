/** What the sites publish: pages, feeds, site maps, embedded media, and what a crawler must cope with. */
@NullMarked
package dev.colophon.demo.network.pages;

import org.jspecify.annotations.NullMarked;
