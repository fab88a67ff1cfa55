/** Frames of the past through another bundle, beside the events that were published then. */
@NullMarked
package io.mien.stream.replay;

import org.jspecify.annotations.NullMarked;
