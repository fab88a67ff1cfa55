package io.mien.stream.analyze;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;

/** Sends the frames of a camera to the partition of its lane. */
public final class LanePartitioner implements Partitioner {

  /** Key of the configuration; the value maps camera ids to partitions. */
  static final String LANES = "mien.analyze.lanes";

  private Map<?, ?> lanes = Map.of();

  @Override
  public void configure(Map<String, ?> configs) {
    lanes = (Map<?, ?>) requireNonNull(configs.get(LANES), LANES);
  }

  @Override
  public int partition(
      String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
    return (Integer) requireNonNull(lanes.get(key), () -> "no lane for camera " + key);
  }

  @Override
  public void close() {}
}
