/**
 * What happens when things break: processes that are killed, brokers that go away, records that
 * poison. Each test ends by comparing every frame that was sent with every event that was
 * committed.
 */
@NullMarked
package io.mien.stream.fault;

import org.jspecify.annotations.NullMarked;
