package io.mien.trainer.cnn;

import java.util.function.Supplier;
import org.bytedeco.pytorch.global.torch;

/** Runs libtorch operations in bfloat16 where that is safe (autocast). */
final class Precision {

  private Precision() {}

  /**
   * The result of {@code forward}; in autocast, convolutions and dense layers compute in bfloat16
   * and keep their weights in float32.
   */
  static <T> T run(boolean bfloat16, Supplier<T> forward) {
    if (!bfloat16) {
      return forward.get();
    }
    torch.set_autocast_dtype(torch.DeviceType.CPU, torch.ScalarType.BFloat16);
    // Each weight is used once a step: a cache would only hold on to native memory.
    torch.set_autocast_cache_enabled(false);
    torch.set_autocast_enabled(torch.DeviceType.CPU, true);
    try {
      return forward.get();
    } finally {
      torch.set_autocast_enabled(torch.DeviceType.CPU, false);
    }
  }
}
