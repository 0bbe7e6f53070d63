/* Drawing a line or a figure for a draft: click adds a point, double click or Enter ends, Backspace takes one back, Esc
drops it. What was drawn stays, and while its tool is on its corners can be dragged: a small corner in the middle of a side
makes a new one, a double click takes one away. Points snap to corners and outlines of parcels; Alt lets them lie free.

The page hears of every finished drawing and of every change to it; geometry null says that there is none. */
(function () {
  "use strict";
  const PEN = "M4 16 15 5M13.500 3.500l3 3M3.500 16.500l.8-3 2.200 2.200z";
  const FIGURE = "M3.500 7.500 11 3.500l6 5-3 8H6z";
  const LOOK = { color: "#a3123a", weight: 2.5, opacity: 1, dashArray: "7 5" };
  const FACE = { ...LOOK, fillColor: "#a3123a", fillOpacity: 0.1 };
  const SNAP_PX = 10, EDGE_PX = 7, NEAR_PX = 4, GRAB_PX = 10;
  const LEAST = { line: 2, area: 3 };
  const own = { state: null, kind: "", points: [], isDone: false, held: -1, hands: null, layers: null, box: null, drafts: "", buttons: [] };

  function install(state) {
    const { map, config } = state, pane = map.createPane("drawing");
    pane.style.zIndex = 475;
    pane.style.pointerEvents = "none";
    Object.assign(own, { state, layers: L.layerGroup().addTo(map), renderer: L.canvas({ pane: "drawing", padding: 0.3 }) });
    own.box = ParcelLegend.control(map, "topleft", "pm-measure pm-draw");
    own.box.dataset.role = "drawing";
    own.box.setAttribute("role", "status");
    own.box.hidden = true;
    const tool = (kind, icon, text, group) => ParcelTools.add(map,
      { id: "draw-" + kind, icon, text, group, start: () => begin(kind), stop: show });
    own.buttons = [tool("line", PEN, config.text.draw_line, true), tool("area", FIGURE, config.text.draw_area, false)];
    own.buttons.forEach((button) => { button.hidden = true; });
    document.addEventListener("keydown", key);
  }

  const active = () => ParcelTools.active().startsWith("draw-");
  const map = () => own.state.map;
  const px = (latlng) => map().latLngToContainerPoint(latlng);

  function begin(kind) {
    if (!own.isDone || own.kind !== kind) Object.assign(own, { kind, points: [], isDone: false });
    own.held = -1;
    own.hands = { drag: true, click, double, move, down, up, cancel, end: () => { if (!own.isDone) own.points = []; own.held = -1; } };
    setTimeout(show);  // when the toolbar knows that the tool is on
    return own.hands;
  }

  function click(e) {
    if (own.isDone) return;
    const at = snap(e), last = own.points[own.points.length - 1];
    if (last && px(last).distanceTo(px(at)) < NEAR_PX) return;
    if (own.kind === "area" && own.points.length >= 3 && px(own.points[0]).distanceTo(px(at)) < SNAP_PX) { finish(); return; }
    own.points.push(at);
    show();
  }

  function double(e) {
    if (!own.isDone) { finish(); return; }
    const corner = cornerAt(e.point);
    if (corner < 0 || own.points.length <= LEAST[own.kind]) return;
    own.points.splice(corner, 1);
    tell();
  }

  function finish() {
    if (own.points.length < LEAST[own.kind]) return;
    own.isDone = true;
    tell();
  }

  /* A corner is dragged while the map keeps still; elsewhere the map moves as ever. */
  function move(e) {
    if (own.held >= 0) { own.points[own.held] = snap(e); show(); return; }
    if (own.isDone) { own.hands.drag = cornerAt(e.point) < 0 && middleAt(e.point) < 0; return; }
    show(snap(e));
  }

  function down(e) {
    if (!own.isDone) return;
    own.held = cornerAt(e.point);
    const middle = own.held < 0 ? middleAt(e.point) : -1;
    if (middle < 0) return;
    own.points.splice(middle + 1, 0, e.latlng);
    own.held = middle + 1;
  }

  function up() {
    if (own.held < 0) return;
    own.held = -1;
    tell();
  }

  function cancel() {
    const was = own.points.length > 0;
    clear();
    return was;
  }

  function clear(quiet) {
    const told = own.isDone;
    Object.assign(own, { points: [], isDone: false, held: -1 });
    show();
    if (told && !quiet) ParcelChannel.tell("drawing", { mode: own.kind, geometry: null });
  }

  function key(e) {
    if (!active() || own.isDone || e.target.closest("input, select, textarea, button, a")) return;
    if (e.key === "Enter") finish();
    else if (e.key === "Backspace") { own.points.pop(); show(); e.preventDefault(); }
  }

  function tell() {
    show();
    const ring = own.points.map((at) => [at.lng, at.lat]);
    const geometry = own.kind === "line" ? { type: "LineString", coordinates: ring } : { type: "Polygon", coordinates: [[...ring, ring[0]]] };
    ParcelChannel.tell("drawing", { mode: own.kind, geometry });
  }

  const cornerAt = (point) => own.points.findIndex((at) => px(at).distanceTo(point) <= GRAB_PX);

  function middleAt(point) {
    return sides().findIndex(([a, b]) => px(a).distanceTo(px(b)) > 4 * GRAB_PX && middle(a, b).distanceTo(point) <= GRAB_PX);
  }

  const middle = (a, b) => px(a).add(px(b)).divideBy(2);

  function sides() {
    const count = own.kind === "area" ? own.points.length : own.points.length - 1;
    return own.points.slice(0, Math.max(0, count)).map((a, i) => [a, own.points[(i + 1) % own.points.length]]);
  }

  /* The nearest corner of a parcel within reach, else the nearest place of an outline, else where the pointer is. */
  function snap(e) {
    own.snapped = null;
    if (e.altKey) return e.latlng;
    const around = L.latLngBounds(map().containerPointToLatLng(e.point.subtract([SNAP_PX, SNAP_PX])), map().containerPointToLatLng(e.point.add([SNAP_PX, SNAP_PX])));
    const best = { corner: SNAP_PX, edge: EDGE_PX, at: null };
    own.state.parcels.within(around).forEach((p) => own.state.parcels.geometry(p.pid).coordinates.flat(1).forEach((ring) => along(ring, e.point, best)));
    own.snapped = best.at;
    return best.at || e.latlng;
  }

  function along(ring, point, best) {
    let before = null;
    ring.forEach(([lng, lat]) => {
      const here = px([lat, lng]), away = here.distanceTo(point);
      if (away < best.corner) Object.assign(best, { corner: away, at: L.latLng(lat, lng) });
      else if (before && best.corner === SNAP_PX) onSide(before, here, point, best);
      before = here;
    });
  }

  function onSide(a, b, point, best) {
    const near = L.LineUtil.closestPointOnSegment(point, a, b), away = near.distanceTo(point);
    if (away < best.edge) Object.assign(best, { edge: away, at: map().containerPointToLatLng(near) });
  }

  /* What is drawn, with the place the next click would take; corners while they can be dragged. */
  function show(next) {
    const { layers } = own, isLatLng = next && next.lat !== undefined, path = isLatLng && own.points.length ? [...own.points, next] : own.points;
    layers.clearLayers();
    const put = (layer) => layers.addLayer(layer), placed = { pane: "drawing", renderer: own.renderer, interactive: false };
    const isFace = own.kind === "area" && path.length > 2;
    if (path.length > 1) put(isFace ? L.polygon(path, { ...FACE, ...placed }) : L.polyline(path, { ...LOOK, ...placed }));
    if (active()) own.points.forEach((at) => put(L.circleMarker(at, { ...placed, radius: 5, color: LOOK.color, weight: 2, fillColor: "#fff", fillOpacity: 1 })));
    if (active() && own.isDone) sides().filter(([a, b]) => px(a).distanceTo(px(b)) > 4 * GRAB_PX).forEach(([a, b]) =>
      put(L.circleMarker(map().containerPointToLatLng(middle(a, b)), { ...placed, radius: 3, color: LOOK.color, weight: 1.5, fillColor: "#fff", fillOpacity: 1 })));
    if (isLatLng && own.snapped) put(L.circleMarker(own.snapped, { ...placed, radius: 8, color: LOOK.color, weight: 2, fill: false }));
    say(path);
  }

  function say(path) {
    const { box, state: { config: { text } } } = own, { make } = ParcelLegend;
    box.replaceChildren();
    box.hidden = !active() && !own.points.length;
    const row = (label, value) => {
      const line = make("div", "pm-row", box);
      make("span", "pm-label", line, label);
      make("b", "pm-value", line, value);
    };
    if (own.kind === "area" && path.length > 2) row(text.area, ParcelUnits.bothAreas(ParcelGeodesy.area(path)));
    if (own.kind === "line" && path.length > 1) row(text.distance, ParcelUnits.length(ParcelGeodesy.along(path)));
    if (active()) make("div", "pm-hint", box, own.isDone ? text.draw_edit : text.draw_hint);
    if (!own.points.length) return;
    const button = make("button", "pm-link", box, text.draw_clear);
    button.type = "button";
    button.addEventListener("click", () => clear());
  }

  /* What the page says: whether there is anything to draw for, and the drafts there are; a new one takes up the drawing. */
  function adopt(data) {
    if (!own.state) return;
    own.buttons.forEach((button) => { button.hidden = !data.draw; });
    if (!data.draw && active()) ParcelTools.stop();
    const drafts = JSON.stringify(data.shapes.filter((item) => item.role === "draft"));
    if (drafts !== own.drafts && own.isDone) clear(true);
    own.drafts = drafts;
  }

  window.ParcelDraw = { install, adopt, drawn: () => (own.isDone ? own.points.slice() : []) };
})();
