/** Where the faces of a frame are. */
@NullMarked
package io.mien.recognition.face;

import org.jspecify.annotations.NullMarked;
