package io.mien.stream.analyze;

import io.mien.schemas.ExpertRouting;
import io.mien.stream.analyze.AnalysisReport.GroupReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what expert groups did. Groups and children come out in alphabetical order. */
final class RoutingTally {

  private final Map<String, Group> groups = new TreeMap<>();

  void add(ExpertRouting routing) {
    Group group = groups.computeIfAbsent(routing.getGroup(), name -> new Group());
    group.faces++;
    routing
        .getDivergences()
        .forEach((child, nats) -> group.nats.merge(child, nats.doubleValue(), Double::sum));
    String child = routing.getChild();
    if (child != null) {
      group.chosen.merge(child, 1L, Long::sum);
    }
  }

  List<GroupReport> reports() {
    return groups.entrySet().stream()
        .map(entry -> entry.getValue().report(entry.getKey()))
        .toList();
  }

  private static final class Group {

    private long faces;
    private final Map<String, Long> chosen = new TreeMap<>();
    private final Map<String, Double> nats = new TreeMap<>();

    GroupReport report(String name) {
      Map<String, Double> means = new LinkedHashMap<>();
      nats.forEach((child, sum) -> means.put(child, sum / faces));
      return new GroupReport(name, faces, chosen, means);
    }
  }
}
