package dev.endpoint.app.model;

/// The groups of the sidebar.
public enum Section {
  LISTENERS("Listeners"),
  CONNECTIONS("Connections"),
  FILES("Files"),
  ENDED("Ended");

  private final String title;

  Section(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
