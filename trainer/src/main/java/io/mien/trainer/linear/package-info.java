/** Linear algebra on libtorch's tensors. */
@NullMarked
package io.mien.trainer.linear;

import org.jspecify.annotations.NullMarked;
