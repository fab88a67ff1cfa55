/** Convolutional emotion models and the loop that trains them. libtorch lives only here. */
@NullMarked
package io.mien.trainer.cnn;

import org.jspecify.annotations.NullMarked;
