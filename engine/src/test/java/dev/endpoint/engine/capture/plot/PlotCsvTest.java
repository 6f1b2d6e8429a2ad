package dev.endpoint.engine.capture.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlotCsvTest {
  @Test
  void aBucketIsALineAndWhatIsNotKnownIsEmpty() {
    Activity sent = new Activity(30, 2, 30, 10, 20, 1, 1_500_000, 1_500_000, 1_500_000);
    Plot.Bucket bucket = new Plot.Bucket(sent, Activity.NONE);
    Plot plot = new Plot(500_000_000, 250_000_000, List.of(bucket, Plot.Bucket.NOTHING), bucket);
    String[] lines = PlotCsv.of(plot, 1_000_000_000).split("\r\n");
    assertEquals(3, lines.length);
    assertEquals(
        "time,since_start_s,width_s,sent_bytes,sent_bytes_per_s,sent_pieces,sent_piece_min,"
            + "sent_piece_mean,sent_piece_max,sent_turns,sent_wait_min_ms,sent_wait_mean_ms,"
            + "sent_wait_max_ms,received_bytes,received_bytes_per_s,received_pieces,"
            + "received_piece_min,received_piece_mean,received_piece_max,received_turns,"
            + "received_wait_min_ms,received_wait_mean_ms,received_wait_max_ms",
        lines[0]);
    assertEquals(
        "1970-01-01T00:00:01.500Z,0,0.25,30,120,2,10,15,20,1,1.5,1.5,1.5,0,0,0,,,,0,,,", lines[1]);
    assertEquals("1970-01-01T00:00:01.750Z,0.25,0.25,0,0,0,,,,0,,,,0,0,0,,,,0,,,", lines[2]);
  }
}
