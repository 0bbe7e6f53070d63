/* The toolbar and the tool that is on. While one is on it alone gets the clicks of the map, so no parcel is picked by it.

Events are taken before Leaflet sees them (capture phase), and only those that do not start on a control. */
(function () {
  "use strict";
  const STILL_PX = 5;
  const SVG = "http://www.w3.org/2000/svg";
  const state = { map: null, bar: null, side: null, tool: null, hands: null, idle: [], escapes: [], pressedAt: null };

  function install({ map, config }) {
    state.map = map;
    const box = ParcelLegend.control(map, "topleft", "pm-tools");
    box.setAttribute("role", "toolbar");
    box.setAttribute("aria-label", config.text.tools);
    state.bar = box;
    state.side = ParcelLegend.control(map, "topleft", "pm-side");
    const container = map.getContainer();
    container.setAttribute("role", "application");
    container.setAttribute("aria-label", config.text.map_label);
    ["pointerdown", "pointermove", "pointerup", "mousedown", "touchstart", "click", "dblclick"].forEach((type) =>
      container.addEventListener(type, taken, { capture: true, passive: type === "touchstart" ? false : undefined }));
    document.addEventListener("keydown", key);
  }

  /* All tools of the map, in the order of the toolbar. */
  function installAll(kept) {
    ParcelUnits.install(kept.config);
    install(kept);
    [window.ParcelSelect, window.ParcelMeasure, window.ParcelDraw, window.ParcelView, window.ParcelPaper, window.ParcelBaseMap, window.ParcelCross].forEach((part) => part.install(kept));
    ParcelStep.install(kept.map);
  }

  function icon(path) {
    const svg = document.createElementNS(SVG, "svg"), line = document.createElementNS(SVG, "path");
    Object.entries({ viewBox: "0 0 20 20", width: "18", height: "18", "aria-hidden": "true", focusable: "false" })
      .forEach(([name, value]) => svg.setAttribute(name, value));
    line.setAttribute("d", path);
    svg.appendChild(line);
    return svg;
  }

  /* A button of the toolbar: {id, icon: path of a 20 × 20 drawing, text, group}. `run` is called when it is pressed. */
  function button(item, run) {
    const made = ParcelLegend.make("button", "pm-tool" + (item.group ? " pm-group" : ""), state.bar);
    made.type = "button";
    made.title = item.text;
    made.dataset.tool = item.id;
    made.setAttribute("aria-label", item.text);
    made.appendChild(icon(item.icon));
    made.addEventListener("click", (event) => { run(made); if (event.detail === 0) byKeys(); });
    return made;
  }

  /* A tool begun by the keyboard goes on by the keyboard: the map takes the focus and shows the cross. */
  function byKeys() {
    if (!state.tool) return;
    state.map.getContainer().focus({ preventScroll: true });
    ParcelCross.begin();
  }

  /* A box below the toolbar that says what a tool found; as a status it is read aloud when it changes. */
  function panel(role, kind) {
    const box = ParcelLegend.make("div", "pm-box pm-" + role, state.side);
    box.dataset.role = role;
    box.setAttribute("role", kind || "status");
    box.hidden = true;
    return box;
  }

  /* A tool that stays on until it is pressed again or ended by Esc; start() returns what it does with events:
     {cursor, drag, click, double, finish, down, move, up, cancel, end}. `drag: false` keeps the map still; cancel() takes back what
     is being drawn and answers whether there was anything; end() is called when the tool goes off. */
  function add(map, tool) {
    const made = button(tool, () => (state.tool === tool ? stop() : begin(tool)));
    made.setAttribute("aria-pressed", "false");
    tool.button = made;
    return made;
  }

  function begin(tool) {
    stop();
    state.tool = tool;
    state.hands = tool.start(state.map) || {};
    state.map.doubleClickZoom.disable();
    const container = state.map.getContainer();
    container.classList.add("pm-tooling");
    container.style.cursor = state.hands.cursor || "crosshair";
    tool.button.setAttribute("aria-pressed", "true");
    state.map.fire("pm:tool", { id: tool.id });
  }

  function stop() {
    const { tool, hands } = state;
    if (!tool) return;
    state.tool = state.hands = null;
    if (hands.end) hands.end();
    state.map.doubleClickZoom.enable();
    const container = state.map.getContainer();
    container.classList.remove("pm-tooling");
    container.style.cursor = "";
    tool.button.setAttribute("aria-pressed", "false");
    if (tool.stop) tool.stop();
    state.map.fire("pm:tool", { id: "" });
  }

  function told(event) {
    const point = state.map.mouseEventToContainerPoint(event);
    return { latlng: state.map.containerPointToLatLng(point), point, shiftKey: event.shiftKey, altKey: event.altKey,
      ctrlKey: event.ctrlKey || event.metaKey, original: event };
  }

  const NAMES = { pointerdown: "down", pointermove: "move", pointerup: "up", click: "click", dblclick: "double" };

  function taken(event) {
    if (event.target.closest(".leaflet-control") && !(event.type === "pointerup" || event.type === "pointermove")) return;
    if (event.type === "pointerdown") state.pressedAt = [event.clientX, event.clientY];
    const dragged = event.type === "click" && state.pressedAt &&
      Math.hypot(event.clientX - state.pressedAt[0], event.clientY - state.pressedAt[1]) > STILL_PX;
    if (state.tool) use(event, dragged);
    else if (event.type === "click" && !dragged && state.idle.some((hand) => hand(told(event)))) event.stopPropagation();
  }

  function use(event, dragged) {
    const { hands } = state, name = NAMES[event.type], starts = ["pointerdown", "mousedown", "touchstart"].includes(event.type);
    if (starts && hands.drag !== false) return;
    if (event.type === "pointerdown") hold(event);
    if (starts || name === "click" || name === "double") event.stopPropagation();
    if (event.type === "touchstart" || event.type === "mousedown") event.preventDefault();
    if (name && hands[name] && !dragged && (name !== "down" || event.button === 0)) hands[name](told(event));
  }

  function hold(event) {
    const container = state.map.getContainer();
    container.focus({ preventScroll: true });
    try { container.setPointerCapture(event.pointerId); } catch (error) { /* a pointer that is gone again */ }
  }

  /* Esc: first what is being drawn, then the tool, then what lies on the map. */
  function key(event) {
    if (event.key !== "Escape" || event.target.closest("input, select, textarea")) return;
    if (state.hands && state.hands.cancel && state.hands.cancel()) return;
    if (state.tool) stop(); else state.escapes.some((clear) => clear());
  }

  window.ParcelTools = { installAll, add, panel, action: (map, item) => button(item, item.run), stop, active: () => (state.tool ? state.tool.id : ""), hands: () => state.hands,
    onIdleClick: (hand) => state.idle.push(hand), onEscape: (clear) => state.escapes.push(clear), begin, icon };
})();
