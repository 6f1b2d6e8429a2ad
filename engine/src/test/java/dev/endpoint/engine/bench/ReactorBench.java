package dev.endpoint.engine.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Our reactor beside Netty's, in one run and in turns, so that a busy machine is busy for all. How
/// to run it is in `engine/docs/reactor.md`.
///
/// Arguments: seconds of one measurement, number of rounds, then names of workloads (all without).
final class ReactorBench {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final List<Contender> CONTENDERS =
      List.of(
          new NettyContender("Netty epoll", true, 0),
          new EndpointContender(),
          new NettyContender("Netty NIO", false, 0),
          new NettyContender("Netty epoll, 1 MiB marks", true, 1 << 20));

  /// What one contender did in one round.
  private record Result(double perSecond, double cpuNanosPerUnit) {}

  private ReactorBench() {}

  /// Entry point.
  public static void main(String[] args) throws Exception {
    double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 2;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    Set<Workload> workloads = EnumSet.allOf(Workload.class);
    if (args.length > 2) {
      workloads = EnumSet.noneOf(Workload.class);
      for (String name : Arrays.asList(args).subList(2, args.length)) {
        workloads.add(Workload.valueOf(name));
      }
    }
    System.out.printf(
        "%d rounds of %s s each, medians; ratios to %s in the same round%n%n",
        rounds, seconds, CONTENDERS.getFirst().name());
    for (Workload workload : workloads) {
      compare(workload, seconds, rounds);
    }
  }

  private static void compare(Workload workload, double seconds, int rounds) throws Exception {
    List<List<Result>> results = new ArrayList<>();
    for (int round = -1; round < rounds; round++) {
      List<Result> of = new ArrayList<>();
      for (Contender contender : CONTENDERS) {
        of.add(measure(contender, workload, seconds));
      }
      if (round >= 0) { // the first round warms up
        results.add(of);
      }
    }
    print(workload, results);
  }

  private static Result measure(Contender contender, Workload workload, double seconds)
      throws Exception {
    Meter meter = new Meter();
    Contender.Running running = contender.start(workload, meter);
    try {
      Thread.sleep((long) (seconds * 200)); // let buffers and windows grow
      long count = meter.count();
      long time = System.nanoTime();
      long cpu = SYSTEM.getProcessCpuTime();
      Thread.sleep((long) (seconds * 1000));
      count = meter.count() - count;
      time = System.nanoTime() - time;
      cpu = SYSTEM.getProcessCpuTime() - cpu;
      return new Result(count * 1e9 / time, cpu / Math.max(1.0, count));
    } finally {
      running.stop();
    }
  }

  private static void print(Workload workload, List<List<Result>> rounds) {
    System.out.println(workload.words + ", " + workload.unit);
    for (int i = 0; i < CONTENDERS.size(); i++) {
      int contender = i;
      double rate =
          median(rounds.stream().mapToDouble(of -> of.get(contender).perSecond()).toArray());
      double ratio =
          median(
              rounds.stream()
                  .mapToDouble(of -> of.get(contender).perSecond() / of.getFirst().perSecond())
                  .toArray());
      double cpu =
          median(
              rounds.stream()
                  .mapToDouble(
                      of -> of.get(contender).cpuNanosPerUnit() / of.getFirst().cpuNanosPerUnit())
                  .toArray());
      System.out.printf(
          "  %-26s %,12.0f   ratio %.2f   CPU per unit %.2f%n",
          CONTENDERS.get(contender).name(), rate / workload.scale, ratio, cpu);
    }
    System.out.println();
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
