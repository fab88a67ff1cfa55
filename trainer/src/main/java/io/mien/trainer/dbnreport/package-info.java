/** A page about how a deep belief network came to be, and how good it is. */
@NullMarked
package io.mien.trainer.dbnreport;

import org.jspecify.annotations.NullMarked;
