/** Files that are only there while something runs. */
@NullMarked
package io.mien.stream.files;

import org.jspecify.annotations.NullMarked;
