/**
 * What a camera saw within windows of time, from the events of single frames. Functions of their
 * arguments alone; what they remember lies in records that a store can keep.
 */
@NullMarked
package io.mien.stream.summary;

import org.jspecify.annotations.NullMarked;
