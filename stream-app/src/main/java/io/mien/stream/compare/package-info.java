/** Two bundles on the same face: how far their answers are apart. */
@NullMarked
package io.mien.stream.compare;

import org.jspecify.annotations.NullMarked;
