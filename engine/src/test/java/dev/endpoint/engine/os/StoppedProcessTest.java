package dev.endpoint.engine.os;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class StoppedProcessTest {
  /// Longer than what the clock takes for load and than the longest sleep together.
  private static final long STOP_MILLIS = 4000;

  @Test
  void theClockStandsStillWhileTheProcessIsStopped() throws Exception {
    try (ChildJvm child = ChildJvm.start(StoppedProcessProgram.class)) {
      child.expect("set");
      child.signal("STOP");
      child.live(STOP_MILLIS);
      child.signal("CONT");
      long told = Long.parseLong(child.expect("stood still ").strip());
      String[] elapsed = child.expect("fired").split(" ");
      long reactor = Long.parseLong(elapsed[0]);
      long system = Long.parseLong(elapsed[1]);
      assertTrue(reactor >= StoppedProcessProgram.DELAY.toNanos(), reactor + " ns passed");
      assertTrue(system - reactor >= ReactorClock.NOTICEABLE, system - reactor + " ns taken out");
      assertTrue(told >= ReactorClock.NOTICEABLE, told + " ns told");
    }
  }
}
