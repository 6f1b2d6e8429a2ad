package dev.endpoint.app.cli;

import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Steps, facts and failures, for people and for programs.
final class Steps {
  private Steps() {}

  static Map<String, Object> json(Step step) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (step) {
      case Step.Resolving s -> put(json, "resolving", "host", s.host());
      case Step.Resolved s -> {
        put(json, "resolved", "host", s.host());
        json.put("addresses", s.addresses().stream().map(Addresses::host).toList());
      }
      case Step.Dialing s -> put(json, "dialing", "address", Addresses.text(s.address()));
      case Step.DialFailed s -> {
        put(json, "dial failed", "address", Addresses.text(s.address()));
        json.put("failure", json(s.failure()));
      }
      case Step.DialAbandoned s ->
          put(json, "dial abandoned", "address", Addresses.text(s.address()));
      case Step.Dialed s -> put(json, "dialed", "address", Addresses.text(s.address()));
      case Step.Binding s -> put(json, "binding", "address", Addresses.text(s.address()));
      case Step.Negotiating s -> put(json, "negotiating", "layer", s.layer());
      case Step.Negotiated s -> {
        put(json, "negotiated", "layer", s.layer());
        json.put("facts", facts(s.learned()));
      }
    }
    return json;
  }

  private static void put(Map<String, Object> json, String step, String name, Object value) {
    json.put("step", step);
    json.put(name, value);
  }

  static List<Map<String, String>> facts(List<Facet> facets) {
    return facets.stream()
        .map(
            facet -> {
              Map<String, String> fact = new LinkedHashMap<>();
              fact.put("group", facet.group());
              fact.put("name", facet.name());
              fact.put("value", facet.value());
              return fact;
            })
        .toList();
  }

  static Map<String, Object> json(Failure failure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", failure.kind().name());
    json.put("stage", failure.stage());
    json.put("target", failure.target());
    json.put("message", failure.message());
    json.put("meaning", failure.meaning());
    json.put("code", failure.code());
    json.put("others", failure.others().stream().map(Steps::json).toList());
    return json;
  }

  /// `connection refused (ECONNREFUSED). Nothing listens there.`
  static String words(Failure failure) {
    String code = failure.code().isEmpty() ? "" : " (" + failure.code() + ")";
    String meaning = failure.meaning().isEmpty() ? "" : " " + failure.meaning();
    return failure.message() + code + "." + meaning;
  }
}
