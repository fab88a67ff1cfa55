/** Faces brought to the one pose and size that models are trained on. */
@NullMarked
package io.mien.recognition.crop;

import org.jspecify.annotations.NullMarked;
