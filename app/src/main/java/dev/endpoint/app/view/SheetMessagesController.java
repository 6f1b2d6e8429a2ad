package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.control.messages.FilterField;
import dev.endpoint.app.control.messages.MessagesView;
import dev.endpoint.app.control.messages.Shot;
import dev.endpoint.app.control.stream.Place;
import dev.endpoint.app.control.stream.StreamView;
import dev.endpoint.app.model.ColoursModel;
import dev.endpoint.app.model.CutChoice;
import dev.endpoint.app.model.CuttingModel;
import dev.endpoint.app.model.FilterText;
import dev.endpoint.app.model.SheetModel;
import dev.endpoint.engine.capture.message.Cutting;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.Property;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/// The messages of a connection, and how they are cut.
public final class SheetMessagesController {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final SheetModel model;
  private final CuttingModel cutting;
  private final FilterText filtering;
  private final ColoursModel colouring;

  @FXML BorderPane root;
  @FXML MessagesView view;
  @FXML MenuButton cut;
  @FXML HBox gap;
  @FXML TextField silence;
  @FXML TextField delimiter;
  @FXML HBox length;
  @FXML MenuButton width;
  @FXML MenuButton order;
  @FXML TextField offset;
  @FXML MenuButton counts;
  @FXML FilterField filter;
  @FXML Label count;
  @FXML ToggleButton colours;
  @FXML SheetColoursController rulesController;
  @FXML Label problem;

  public SheetMessagesController(SheetModel model) {
    this.model = model;
    this.cutting = model.cutting();
    this.filtering = model.filter().typed();
    this.colouring = model.colours();
  }

  @FXML
  void initialize() {
    radio(
        cut,
        cutting.choiceProperty(),
        List.of(CutChoice.values()),
        choice -> choice.label() + " \u2013 " + choice.help(),
        CutChoice::label,
        this::goOn);
    radio(width, cutting.widthProperty(), List.of(1, 2, 4, 8), w -> bytes(w), w -> bytes(w));
    radio(
        order,
        cutting.littleProperty(),
        List.of(false, true),
        SheetMessagesController::order,
        SheetMessagesController::order);
    radio(
        counts,
        cutting.countsProperty(),
        List.of(Cutting.Counts.values()),
        SheetMessagesController::counts,
        SheetMessagesController::counts);
    silence.textProperty().bindBidirectional(cutting.silenceProperty());
    delimiter.textProperty().bindBidirectional(cutting.delimiterProperty());
    offset.textProperty().bindBidirectional(cutting.offsetProperty());
    cutting.choiceProperty().subscribe(this::showValues);
    cutting.problemProperty().subscribe(words -> showProblem());
    filter.textProperty().bindBidirectional(filtering.textProperty());
    filter.setOnDone(this::focus);
    filtering.stateProperty().subscribe(this::showFilter);
    filtering.problemProperty().subscribe(words -> showProblem());
    view.filterProperty().bind(filtering.filterProperty());
    view.cuttingProperty().bind(cutting.cuttingProperty());
    view.coloursProperty().bind(colouring.holdingProperty());
    view.setOnColour(colouring::add);
    view.setOnOnly(this::only);
    colours.selectedProperty().bindBidirectional(colouring.openProperty());
    view.listFirstProperty().bind(colouring.openProperty());
    rulesController.setOnDone(this::focus);
    rulesController.fit(root.heightProperty());
    view.followingProperty().bindBidirectional(model.followingProperty());
    view.setOnHold(model::toggleHold);
    model.recordingProperty().subscribe(view.recordingProperty()::set);
    view.shotProperty().subscribe(this::showCount);
    view.problemProperty().subscribe(why -> showProblem());
  }

  /// A menu that stands for the values of a property.
  ///
  /// @param item what the menu says of a value
  /// @param chip what the button says while it is chosen
  private static <T> void radio(
      MenuButton menu,
      Property<T> property,
      List<T> values,
      Function<T, String> item,
      Function<T, String> chip) {
    radio(menu, property, values, item, chip, chosen -> {});
  }

  /// @param then hears of what was chosen, when it holds
  private static <T> void radio(
      MenuButton menu,
      Property<T> property,
      List<T> values,
      Function<T, String> item,
      Function<T, String> chip,
      Consumer<T> then) {
    ToggleGroup group = new ToggleGroup();
    for (T each : values) {
      RadioMenuItem choice = new RadioMenuItem(item.apply(each));
      choice.setToggleGroup(group);
      choice.setOnAction(
          chosen -> {
            property.setValue(each);
            then.accept(each);
          });
      property.subscribe(now -> choice.setSelected(each.equals(now)));
      menu.getItems().add(choice);
    }
    menu.textProperty().bind(property.map(chip));
  }

  /// Who has chosen how to cut goes on to what is still to be said of it, or to the messages.
  private void goOn(CutChoice choice) {
    switch (choice) {
      case GAP -> silence.requestFocus();
      case DELIMITER -> delimiter.requestFocus();
      default -> focus();
    }
  }

  private static String bytes(int width) {
    return width == 1 ? "1 byte" : width + " bytes";
  }

  private static String order(boolean little) {
    return little ? "little-endian" : "big-endian";
  }

  private static String counts(Cutting.Counts counts) {
    return switch (counts) {
      case REST -> "counts what follows";
      case FIELD -> "counts itself too";
      case ALL -> "counts all";
    };
  }

  private void showValues(CutChoice choice) {
    Shown.when(gap, choice == CutChoice.GAP);
    Shown.when(delimiter, choice == CutChoice.DELIMITER);
    Shown.when(length, choice == CutChoice.LENGTH);
  }

  private void showProblem() {
    String wrong = cutting.problemProperty().get();
    Exception unread = view.problemProperty().get();
    silence.pseudoClassStateChanged(WRONG, !wrong.isEmpty());
    delimiter.pseudoClassStateChanged(WRONG, !wrong.isEmpty());
    offset.pseudoClassStateChanged(WRONG, !wrong.isEmpty());
    problem.setText(
        Stream.of(wrong, filtering.problemProperty().get(), unread == null ? "" : words(unread))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining("\n")));
    Shown.when(problem, !problem.getText().isEmpty());
  }

  private static String words(Exception unread) {
    return "The recording cannot be read: "
        + (unread.getMessage() == null ? unread : unread.getMessage());
  }

  private void showFilter(FilterText.State state) {
    filter.show(state == FilterText.State.RIGHT, state == FilterText.State.WRONG);
    filter.setAccessibleText(
        switch (state) {
          case EMPTY -> "Filter";
          case RIGHT -> "Filter, holds";
          case WRONG -> "Filter, not understood";
        });
    showCount(view.shotProperty().get());
  }

  /// `90 messages`, or `12 of 90` of them where not all are shown.
  private void showCount(Shot shot) {
    boolean some = filtering.filterProperty().get() != null || shot.shown() < shot.all();
    String words =
        some
            ? "%s of %s".formatted(number(shot.shown()), number(shot.all()))
            : shot.all() == 1 ? "1 message" : number(shot.all()) + " messages";
    String sign = filtering.stateProperty().get().sign();
    String unsure = shot.gaveUp() ? " \u00B7 the expression takes too long in some" : "";
    String rest = shot.more() ? " \u00B7 %.0f %%".formatted(100 * shot.part()) : "";
    count.setText((sign.isEmpty() ? "" : sign + " ") + words + unsure + rest);
  }

  /// Shows the messages that a filter accepts, and gives the keyboard to them.
  void only(String text) {
    filtering.textProperty().set(text);
    view.focusList();
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// Shows the same recording as the stream, with the same clock, direction and size of type.
  ///
  /// @param jump goes to a part of the stream
  void join(StreamView stream, BiConsumer<Place, Place> jump) {
    view.laneProperty().bind(stream.laneProperty());
    view.clockProperty().bindBidirectional(stream.clockProperty());
    view.wallClockOriginProperty().bind(stream.wallClockOriginProperty());
    view.setOnJump(jump);
  }

  void grew() {
    view.grew();
  }

  void focus() {
    view.focusList();
  }

  void focusFilter() {
    filter.requestFocus();
    filter.selectAll();
  }
}
