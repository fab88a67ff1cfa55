/**
 * Whether a face is good enough to be judged: how large, how sharp, and how far turned it is.
 * Immutable, and without native memory.
 */
@NullMarked
package io.mien.recognition.quality;

import org.jspecify.annotations.NullMarked;
