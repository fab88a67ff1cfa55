/**
 * From a camera, a file or a drawing to frames on a topic. FFmpeg lives only here; OpenCV is used
 * for encoding and drawing.
 */
@NullMarked
package io.mien.stream.capture;

import org.jspecify.annotations.NullMarked;
