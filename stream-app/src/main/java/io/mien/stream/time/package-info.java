/** Spans of time as people write them. */
@NullMarked
package io.mien.stream.time;

import org.jspecify.annotations.NullMarked;
