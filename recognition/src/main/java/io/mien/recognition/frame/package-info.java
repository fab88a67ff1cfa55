/** Encoded pictures to pixels, with limits that hold before a pixel is allocated. */
@NullMarked
package io.mien.recognition.frame;

import org.jspecify.annotations.NullMarked;
