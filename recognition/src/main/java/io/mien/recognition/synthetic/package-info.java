/** Faces of people who do not exist, drawn from a small learned model. */
@NullMarked
package io.mien.recognition.synthetic;

import org.jspecify.annotations.NullMarked;
