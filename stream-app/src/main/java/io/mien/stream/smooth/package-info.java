/**
 * What a face shows over time, from what a model says of single frames. Immutable and a function of
 * its arguments alone.
 */
@NullMarked
package io.mien.stream.smooth;

import org.jspecify.annotations.NullMarked;
