/**
 * Bimodal Distribution Removal: training samples that a net cannot learn leave its training set.
 */
@NullMarked
package io.mien.trainer.outlier;

import org.jspecify.annotations.NullMarked;
