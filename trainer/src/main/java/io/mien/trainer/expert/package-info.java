/**
 * Experts: what a parent confuses is found on faces it never learned, children learn on from the
 * parent, thresholds are chosen on validation faces, and a bundle carries what won.
 */
@NullMarked
package io.mien.trainer.expert;

import org.jspecify.annotations.NullMarked;
