/** A second bundle that judges a share of the faces beside the live one, out of its way. */
@NullMarked
package io.mien.stream.shadow;

import org.jspecify.annotations.NullMarked;
