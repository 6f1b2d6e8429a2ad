package dev.endpoint.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void everyKindOfValue() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", 1L);
    map.put("b", Arrays.asList(true, null, 1.5, "x"));
    map.put("c", Map.of());
    assertEquals("{\"a\":1,\"b\":[true,null,1.5,\"x\"],\"c\":{}}", Json.write(map));
    assertEquals("[]", Json.write(List.of()));
    assertEquals("null", Json.write(Double.NaN));
  }

  @Test
  void textIsQuotedSoThatItIsOneLineOfUtf8() {
    assertEquals("\"\\\"\\\\\\n\\r\\t\\u0000\\u001f\"", Json.write("\"\\\n\r\t\0\u001f"));
    assertEquals("\"\u00e9\uD83D\uDE00\"", Json.write("\u00e9\uD83D\uDE00"));
    assertEquals("\"\\ud83dx\\ude00\"", Json.write("\uD83Dx\uDE00"));
  }
}
