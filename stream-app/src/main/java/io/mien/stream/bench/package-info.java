/**
 * How fast the stream is, beside the same recognition in a bare loop of the same run. It drives the
 * topology from outside, through an embedded broker, and changes nothing in it.
 */
@NullMarked
package io.mien.stream.bench;

import org.jspecify.annotations.NullMarked;
