/**
 * What a data set is like before anything is learned from it: its classes, samples of them, faces
 * that are in it more than once, and where its faces lie in the valence/arousal plane.
 */
@NullMarked
package io.mien.trainer.data.inspect;

import org.jspecify.annotations.NullMarked;
