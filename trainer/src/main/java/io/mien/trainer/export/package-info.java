/** From a checkpoint to a bundle that proves itself: parity, figures, provenance, model card. */
@NullMarked
package io.mien.trainer.export;

import org.jspecify.annotations.NullMarked;
