/** From an encoded frame to the emotions of the faces on it. */
@NullMarked
package io.mien.recognition;

import org.jspecify.annotations.NullMarked;
