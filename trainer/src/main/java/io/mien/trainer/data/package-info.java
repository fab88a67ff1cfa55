/** Face data sets as published, checked row by row, and their splits. */
@NullMarked
package io.mien.trainer.data;

import org.jspecify.annotations.NullMarked;
