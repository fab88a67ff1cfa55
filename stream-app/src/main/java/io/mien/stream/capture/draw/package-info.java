/**
 * Pictures of people who do not exist, on a moving scene. Knows nothing of cameras and topics;
 * everything is a function of a seed and a time.
 */
@NullMarked
package io.mien.stream.capture.draw;

import org.jspecify.annotations.NullMarked;
