/**
 * Faces between two detections: cheaper than looking for them anew, by where their points went from
 * one frame to the next.
 */
@NullMarked
package io.mien.recognition.follow;

import org.jspecify.annotations.NullMarked;
