/** Trained models as ONNX graphs, one exporter for each family. */
@NullMarked
package io.mien.trainer.onnx;

import org.jspecify.annotations.NullMarked;
