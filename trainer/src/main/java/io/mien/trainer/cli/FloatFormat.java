package io.mien.trainer.cli;

/**
 * What numbers convolutions and dense layers compute with while they learn; weights stay float32.
 */
enum FloatFormat {
  FLOAT32,
  BFLOAT16
}
