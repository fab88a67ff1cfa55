package io.mien.stream.topology;

import static java.util.Comparator.comparing;

import io.mien.schemas.AvroSerdes;
import io.mien.stream.frames.FramePictures;
import io.mien.stream.metrics.StreamMetrics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;
import org.jspecify.annotations.Nullable;

/**
 * The topology as it runs, for people to look at: what Kafka Streams itself says of it, as text or
 * as a flowchart in the language of Mermaid, which GitHub and many editors draw. Topics are
 * slanted, stores are drums. The same topology always gives the same text.
 */
public final class TopologyDrawing {

  private final TopologyDescription description;

  private TopologyDrawing(TopologyDescription description) {
    this.description = description;
  }

  /** The application's topology with these topics. Nothing is started or contacted. */
  public static TopologyDrawing of(Topics topics) {
    Bundles none =
        () -> {
          throw new IllegalStateException("a topology that is only looked at recognizes nothing");
        };
    return of(
        EmotionTopology.build(
                topics,
                AvroSerdes.of(null),
                new Engine(none, FramePictures.inRecords()),
                TrackingSettings.defaults(1),
                StreamMetrics.NO_OP)
            .describe());
  }

  static TopologyDrawing of(TopologyDescription description) {
    return new TopologyDrawing(description);
  }

  /** What Kafka Streams says of it. */
  public String text() {
    return description.toString();
  }

  /** A flowchart, without the fence that Markdown puts around it. */
  public String mermaid() {
    List<String> lines = new ArrayList<>();
    lines.add("flowchart LR");
    List<Subtopology> parts =
        description.subtopologies().stream().sorted(comparing(Subtopology::id)).toList();
    for (Subtopology part : parts) {
      List<Node> nodes = inOrder(part);
      Set<String> shapes = new LinkedHashSet<>();
      Set<String> arrows = new LinkedHashSet<>();
      for (Node node : nodes) {
        shapes.add(shape(node));
        for (Node next : sorted(node.successors())) {
          arrows.add("  %s --> %s".formatted(id(node), id(next)));
        }
        if (node instanceof Processor processor) {
          for (String store : new TreeSet<>(processor.stores())) {
            shapes.add("  store-%s[(%s)]".formatted(store, store));
            arrows.add("  %s -.- store-%s".formatted(id(node), store));
          }
        }
      }
      lines.addAll(shapes);
      lines.addAll(arrows);
    }
    return String.join("\n", lines);
  }

  /** From the sources on, the nearest first. */
  private static List<Node> inOrder(Subtopology part) {
    Set<Node> reached = new LinkedHashSet<>();
    Deque<Node> waiting = new ArrayDeque<>();
    sorted(part.nodes()).stream().filter(Source.class::isInstance).forEach(waiting::add);
    while (!waiting.isEmpty()) {
      Node node = waiting.remove();
      if (reached.add(node)) {
        waiting.addAll(sorted(node.successors()));
      }
    }
    return List.copyOf(reached);
  }

  private static List<Node> sorted(Collection<Node> nodes) {
    return nodes.stream().sorted(comparing(Node::name)).toList();
  }

  private static String shape(Node node) {
    String topic = topic(node);
    return topic == null
        ? "  %s[%s]".formatted(id(node), node.name())
        : "  %s[/%s/]".formatted(id(node), topic);
  }

  private static String id(Node node) {
    String topic = topic(node);
    return topic == null ? "step-" + node.name() : "topic-" + topic;
  }

  private static @Nullable String topic(Node node) {
    if (node instanceof Source source) {
      return String.join(", ", new TreeSet<>(source.topicSet()));
    }
    return node instanceof Sink sink ? sink.topic() : null;
  }
}
