/** How good a model is: confusion, precision, recall, F1, and reports of them. */
@NullMarked
package io.mien.trainer.evaluate;

import org.jspecify.annotations.NullMarked;
