/** Labels corrupted at random in a small training set, and whether their removal helps. */
@NullMarked
package io.mien.trainer.noise;

import org.jspecify.annotations.NullMarked;
