/** Model files that do not come with mien: where they are from, their checksums, their folder. */
@NullMarked
package io.mien.stream.models;

import org.jspecify.annotations.NullMarked;
