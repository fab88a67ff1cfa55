/**
 * What a person wants to be told of at once: rules about faces and cameras, and when they are met.
 * Functions of their arguments alone; what they remember lies in records that a store can keep.
 */
@NullMarked
package io.mien.stream.alert;

import org.jspecify.annotations.NullMarked;
