/**
 * The contracts on topics: the records that Avro generates from {@code src/main/avro}, and {@link
 * io.mien.schemas.AvroSerdes}, which puts them on the wire.
 */
@NullMarked
package io.mien.schemas;

import org.jspecify.annotations.NullMarked;
