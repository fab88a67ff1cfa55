/**
 * What the frames topic takes: how large a record may be, everywhere at once, and where pictures
 * lie that are larger.
 */
@NullMarked
package io.mien.stream.frames;

import org.jspecify.annotations.NullMarked;
