/**
 * What looks into a WARC file with the classes of an installed Colophon: it is loaded apart from Spark's, and only types of Java pass
 * between the two.
 */
@NullMarked
package dev.colophon.scale.spark.detection;

import org.jspecify.annotations.NullMarked;
