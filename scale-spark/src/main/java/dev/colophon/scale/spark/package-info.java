/** Registered works in collections of WARC files, as a job of Spark: what runs where Spark's own classes are. */
@NullMarked
package dev.colophon.scale.spark;

import org.jspecify.annotations.NullMarked;
