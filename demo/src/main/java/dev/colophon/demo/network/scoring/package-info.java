/** The answer key, and what a crawl found and how it behaved, held against it. */
@NullMarked
package dev.colophon.demo.network.scoring;

import org.jspecify.annotations.NullMarked;
