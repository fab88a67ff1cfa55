/** What a face shows, and the models that say so. ONNX Runtime lives only here. */
@NullMarked
package io.mien.recognition.emotion;

import org.jspecify.annotations.NullMarked;
