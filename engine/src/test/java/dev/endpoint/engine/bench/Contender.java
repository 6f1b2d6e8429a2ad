package dev.endpoint.engine.bench;

/// One implementation of all workloads.
interface Contender {
  String name();

  /// Starts the workload on fresh threads and returns once all connections are open; the meter
  /// counts from then on.
  Running start(Workload workload, Meter meter) throws Exception;

  /// A workload under way.
  interface Running {
    /// Stops everything and waits for the threads to end.
    void stop() throws Exception;
  }
}
