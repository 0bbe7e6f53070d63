/* Measuring along a line and over a figure, on the ellipsoid: click adds a point, double click ends, Esc takes it back.

What was measured stays on the map until it is cleared. */
(function () {
  "use strict";
  const RULER = "M2.500 13.500 13.500 2.500l4 4L6.500 17.500zM6 10l1.800 1.800M8.500 7.500l2.500 2.500M11 5l1.800 1.800";
  const FIGURE = "M4 5l11-2 2.500 8-6 6-8-4zM4 5v.01M15 3v.01";
  const LINE = { color: "#7a1f6b", weight: 2.5, opacity: 1 };
  const FACE = { ...LINE, fillColor: "#7a1f6b", fillOpacity: 0.12 };
  const NEAR_PX = 4;
  const own = { map: null, config: null, kept: null, box: null, pane: "measured" };

  function install(state) {
    const { map, config } = state, pane = map.createPane(own.pane);
    pane.style.zIndex = 470;
    pane.style.pointerEvents = "none";
    Object.assign(own, { map, config, kept: L.layerGroup().addTo(map), renderer: L.canvas({ pane: own.pane, padding: 0.3 }) });
    own.box = ParcelTools.panel("measure");
    tool("distance", RULER, config.text.measure_distance, true);
    tool("area", FIGURE, config.text.measure_area, false);
    ParcelTools.onEscape(() => own.kept.getLayers().length > 0 && (clear(), true));
  }

  function tool(kind, icon, text, group) {
    ParcelTools.add(own.map, { id: "measure-" + kind, icon, text, group, start: () => measuring(kind), stop: () => say(null) });
  }

  function measuring(kind) {
    let points = [], drawn = null;
    const layer = () => (kind === "area" ? L.polygon([], { ...FACE, ...placed() }) : L.polyline([], { ...LINE, ...placed() }));
    const show = (path) => { drawn.setLatLngs(path); say(result(kind, path)); };
    const drop = () => { if (drawn) drawn.remove(); drawn = null; points = []; };
    const finish = () => {
      if (points.length >= (kind === "area" ? 3 : 2)) { drawn.setLatLngs(points); keep(kind, points, drawn); drawn = null; }
      drop();
    };
    say(null, true);
    return {
      drag: true,
      click: (e) => {
        if (points.length && near(points[points.length - 1], e.latlng)) return;
        if (!drawn) drawn = layer().addTo(own.map);
        points.push(e.latlng);
        show(points);
      },
      move: (e) => { if (points.length) show([...points, e.latlng]); },
      double: finish,
      finish,
      cancel: () => { const was = points.length > 0; drop(); if (was) say(null, true); return was; },
      end: drop,
    };
  }

  const placed = () => ({ pane: own.pane, renderer: own.renderer, interactive: false });
  const near = (a, b) => own.map.latLngToContainerPoint(a).distanceTo(own.map.latLngToContainerPoint(b)) < NEAR_PX;

  function result(kind, path) {
    const { text } = own.config;
    if (kind === "distance") return [[text.distance, ParcelUnits.length(ParcelGeodesy.along(path))]];
    return [[text.area, ParcelUnits.bothAreas(ParcelGeodesy.area(path))], [text.perimeter, ParcelUnits.length(ParcelGeodesy.along([...path, path[0]]))]];
  }

  function keep(kind, points, drawn) {
    const lines = result(kind, points);
    drawn.remove();
    own.kept.addLayer(drawn);
    const at = kind === "area" ? drawn.getBounds().getCenter() : points[points.length - 1];
    const node = ParcelLegend.make("span", "", null, lines[0][1]);
    own.kept.addLayer(L.marker(at, { pane: own.pane, interactive: false, keyboard: false,
      icon: L.divIcon({ html: node, className: "pm-name pm-measured", iconSize: null }) }));
    say(lines);
  }

  function clear() {
    own.kept.clearLayers();
    say(null, ParcelTools.active().startsWith("measure-"));
  }

  /* The box: what is measured, how to go on while a tool is on, and a way to clear. */
  function say(lines, hint) {
    const { box, config: { text } } = own, { make } = ParcelLegend, isOn = ParcelTools.active().startsWith("measure-");
    box.replaceChildren();
    box.hidden = !lines && !hint && !own.kept.getLayers().length;
    (lines || []).forEach(([label, value]) => {
      const row = make("div", "pm-row", box);
      make("span", "pm-label", row, label);
      make("b", "pm-value", row, value);
    });
    if (lines) make("div", "pm-hint", box, text.measure_ground);
    if (hint || (lines && isOn)) make("div", "pm-hint", box, text.measure_hint);
    if (!own.kept.getLayers().length) return;
    const button = make("button", "pm-link", box, text.measure_clear);
    button.type = "button";
    button.addEventListener("click", clear);
  }

  window.ParcelMeasure = { install, clear };
})();
