package io.mien.stream.api;

import java.time.Instant;

/**
 * What is known of a camera from its events.
 *
 * @param lastFrameAt when the newest frame with a face was taken
 * @param faces faces on that frame
 * @param framesPerSecond frames with a face, over the last five seconds
 * @param frameWidth in pixels
 * @param frameHeight in pixels
 * @param generated whether it has shown faces that a generated camera drew
 */
record CameraState(
    String cameraId,
    Instant lastFrameAt,
    int faces,
    double framesPerSecond,
    int frameWidth,
    int frameHeight,
    boolean generated) {}
