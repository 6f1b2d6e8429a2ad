package dev.endpoint.app.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// A page for `man`, in the roff macros of man(7), made from what the commands declare themselves.
final class ManualPage {
  private final StringBuilder page = new StringBuilder();

  private ManualPage(String name, String summary) {
    line(".TH " + name.toUpperCase(java.util.Locale.ROOT).replace("-", "\\-") + " 1");
    section("NAME");
    text(name + " - " + summary);
  }

  /// The page of a command with its sub-commands.
  static String of(CommandLine command, String summary) {
    CommandSpec spec = command.getCommandSpec();
    ManualPage page = new ManualPage(spec.name(), summary);
    page.section("SYNOPSIS");
    page.text(spec.name() + " COMMAND [OPTION]... [STRING]...");
    page.section("DESCRIPTION");
    page.texts(spec.usageMessage().description());
    page.section("COMMANDS");
    command.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(sub -> !sub.usageMessage().hidden())
        .forEach(page::command);
    page.section("SEE ALSO");
    page.text("endpoint-workbench(1)");
    return page.page.toString();
  }

  /// The page of a program that is described by its usage text.
  static String verbatim(String name, String summary, String usage) {
    ManualPage page = new ManualPage(name, summary);
    page.section("USAGE");
    page.line(".nf");
    usage.lines().forEach(page::text);
    page.line(".fi");
    page.section("SEE ALSO");
    page.text("endpoint(1)");
    return page.page.toString();
  }

  private void command(CommandSpec spec) {
    line(".SS " + escaped(synopsis(spec)));
    texts(spec.usageMessage().description());
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      entry(parameter.paramLabel(), parameter.description());
    }
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        entry(String.join(", ", option.names()) + value, option.description());
      }
    }
    texts(spec.usageMessage().footer());
  }

  private static String synopsis(CommandSpec spec) {
    StringBuilder synopsis = new StringBuilder(spec.name()).append(" [OPTION]...");
    spec.positionalParameters()
        .forEach(
            parameter ->
                synopsis.append(
                    parameter.required()
                        ? " " + parameter.paramLabel()
                        : " [" + parameter.paramLabel() + "]"));
    return synopsis.toString();
  }

  private void entry(String what, String[] words) {
    line(".TP");
    line(".B " + escaped(what));
    texts(words);
  }

  private void section(String heading) {
    line(".SH " + heading);
  }

  /// An empty line begins a new paragraph.
  private void texts(String[] lines) {
    for (String text : List.of(lines)) {
      if (text.isEmpty()) {
        line(".PP");
      } else {
        text(Ansi.OFF.string(text.replace("%n", " ")));
      }
    }
  }

  private void text(String text) {
    String escaped = escaped(text);
    line(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-");
  }

  private void line(String line) {
    page.append(line).append('\n');
  }
}
