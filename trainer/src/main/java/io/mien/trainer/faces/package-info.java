/** Learns the small model that generated cameras draw their faces with. */
@NullMarked
package io.mien.trainer.faces;

import org.jspecify.annotations.NullMarked;
