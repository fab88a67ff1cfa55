/**
 * Spans in which a face shows one emotion, from the events of single frames. Functions of their
 * arguments alone; what they remember lies in records that a store can keep.
 */
@NullMarked
package io.mien.stream.episode;

import org.jspecify.annotations.NullMarked;
