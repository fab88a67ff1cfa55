/** Weights that others trained, read from files in the safetensors format. */
@NullMarked
package io.mien.trainer.weights;

import org.jspecify.annotations.NullMarked;
