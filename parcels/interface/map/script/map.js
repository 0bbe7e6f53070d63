/* The map itself: layers fetched by URL onto canvases, hover text, labels, selection. Words and data are only ever set as text. */
(function () {
  "use strict";
  const PANES = { ground: 380, parcels: 420, constraints: 430, boundaries: 440, sites: 450, demands: 455, names: 460 };
  const ROADS = { motorway: 5, national: 4, provincial: 3.5, arterial: 3.5, county: 2.5, secondary: 2.5, township: 2, local: 1.5 };
  const UTILITIES = { power_line: "#8a6fae", substation: "#8a6fae", gas_pipeline: "#b5651d", water_main: "#3d85a8",
    sewage_plant: "#6b705c", heat_main: "#b04a4a", telecom: "#5f7f5f" };
  let clicks = 0, lastShown = "";

  function start(map, config) {
    ParcelFrame.install(config);
    const numbers = new Intl.NumberFormat(config.locale, { maximumFractionDigits: 0 });
    const mu = (m2) => numbers.format(m2 * 3 / 2000), hectares = (m2) => numbers.format(m2 / 10000);
    config.number = (count) => numbers.format(count);
    [config.firstArea, config.secondArea] = config.lang === "zh" ? [mu, hectares] : [hectares, mu];
    config.area = (m2) => config.firstArea(m2) + " " + config.text.area_unit;
    config.tally = (count, m2) => numbers.format(count) + (m2 ? " · " + config.area(m2) : "");
    map.attributionControl.setPrefix(false);
    makePanes(map);
    ParcelChannel.install(map);
    const parcels = new ParcelShapes.Parcels(map, "parcels", (kind) => ParcelPaint.style(config.classes[kind].mark));
    const state = { map, config, groups: {}, tallies: {}, parcels, byId: ParcelShapes.byId(parcels), labels: L.layerGroup().addTo(map) };
    ParcelLayers.recall(config);
    ParcelReadout.install(map, config);
    state.draw = ParcelLegend.legend(map, config, legendHands(state));
    config.layers.forEach((layer) => { state.groups[layer.id] = group(state, layer); });
    ParcelLayers.install(state, (layer, on) => toggle(state, layer, on));
    ParcelModes.install(state, (isPainted) => recolour(state, isPainted));
    keepPlace(map, config);
    hover(state);
    choose(state);
    map.on("zoomend moveend", () => ParcelLabels.draw(state));
    window.__parcels = state;
    ParcelTools.installAll(state);
    load(state);
  }

  const legendHands = (state) => ({
    choose: (mode) => ParcelModes.choose(state, mode, (isPainted) => recolour(state, isPainted)),
    toggle: (code) => { ParcelModes.toggle(state, code); recolour(state, true); },
    all: () => { state.mode.hidden.clear(); recolour(state, true); },
  });

  /* Another mode or another class hidden: one redraw, legend and labels with it. */
  function recolour(state, isPainted) {
    if (isPainted) ParcelModes.paint(state);
    refresh(state);
    state.map.fire("pm:recoloured");
  }

  function makePanes(map) {
    Object.entries(PANES).forEach(([name, z]) => {
      const pane = map.createPane(name);
      pane.style.zIndex = z;
      if (name !== "parcels" && name !== "demands") pane.style.pointerEvents = "none";
    });
  }

  /* The view outlives the frame: another page or language comes back to the same place. */
  function keepPlace(map, config) {
    const key = "parcels-view-" + config.city;
    const kept = JSON.parse(sessionStorage.getItem(key) || "null");
    if (kept) map.setView(kept.center, kept.zoom, { animate: false }); else whole(map, config);
    map.on("moveend", () => sessionStorage.setItem(key, JSON.stringify({ center: map.getCenter(), zoom: map.getZoom() })));
  }

  /* The legend lies at the right, so the city is fitted into what is left while it is open. */
  function whole(map, config) {
    const wide = map.getSize().x > 700 && document.querySelector("details[data-role=legend][open]") !== null;
    map.fitBounds(config.bounds, { animate: false, paddingTopLeft: [8, 8], paddingBottomRight: [wide ? 316 : 8, 8] });
  }

  async function load(state) {
    const wanted = state.config.layers.filter((layer) => layer.on);
    const shapes = wanted.find((layer) => layer.kind === "parcels");
    const asked = shapes ? [ask(shapes.url, "arrayBuffer"), ask(shapes.columns, "json")] : [];
    asked.forEach((answer) => answer.catch(() => undefined));
    await Promise.all(wanted.map((layer) => (layer === shapes ? fillParcels(state, layer, asked) : fill(state, layer))));
    requestAnimationFrame(() => requestAnimationFrame(() => { window.__parcels_ready = true; }));
    if (state.config.marks) await mark(state);
    state.isWhole = true;
    refresh(state);
  }

  const read = (url) => ask(url, "json");

  async function ask(url, kind) {
    const answer = await fetch(url, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer[kind]();
  }

  async function fillParcels(state, layer, [shapes, columns]) {
    try {
      state.parcels.take(await shapes);
      refresh(state);
      state.parcels.takeColumns(await columns);
      ParcelLabels.draw(state);
    } catch (error) {
      state.parcels.failed(error);
      failed(state, layer, error);
    }
  }

  async function fill(state, layer) {
    if (layer.filled) return;
    layer.filled = true;
    try {
      const data = await read(layer.url);
      state.groups[layer.id].addData(data);
      const tally = { count: data.features.length, area: 0 };
      data.features.forEach((f) => { tally.area += f.properties.a || 0; });
      state.tallies[layer.id] = tally;
      refresh(state);
    } catch (error) {
      layer.filled = false;
      failed(state, layer, error);
    }
  }

  function failed(state, layer, error) {
    window.__parcels_error = layer.id + " " + error.message;
    notice(state, layer.label);
  }

  function notice(state, label) {
    const box = state.notice || (state.notice = ParcelLegend.control(state.map, "topright", "pm-notice"));
    ParcelLegend.make("div", "", box, state.config.text.layer_failed + " " + label);
  }

  async function mark(state) {
    try { applyMarks(state, await read(state.config.marks)); } catch (error) { notice(state, state.config.classes.blocked.label); }
  }

  function applyMarks(state, marks) {
    marks.blocked.forEach((pid) => {
      const p = state.parcels.get(pid);
      if (p && state.config.can_block.includes(p.k)) p.k = "blocked";
    });
    recolour(state, true);
    window.__parcels_marked = true;
    state.map.fire("pm:marked");
  }

  function toggle(state, layer, on) {
    layer.on = on;
    const group = state.groups[layer.id];
    if (layer.kind === "demands") { if (on) fill(state, layer); else { group.clearLayers(); layer.filled = false; } }
    else if (on) { group.addTo(state.map); fill(state, layer); } else group.remove();
    refresh(state);
  }

  const group = (state, layer) => {
    const made = builders[layer.kind](state, layer);
    if (layer.on || layer.kind === "demands") made.addTo(state.map);
    return made;
  };

  function canvas(state, pane) {
    state.canvases = state.canvases || {};
    return state.canvases[pane] || (state.canvases[pane] = L.canvas({ pane, padding: 0.3 }));
  }

  const builders = {
    parcels: () => L.layerGroup(),
    platforms: (state, layer) => L.geoJSON(null, {
      pane: "boundaries", renderer: canvas(state, "boundaries"), interactive: false,
      style: { color: layer.mark.colour, weight: 2.5, fill: false },
      onEachFeature: (feature) => name(feature.properties, feature.properties.name, "pm-platform").addTo(state.map),
    }),
    constraint: (state, layer) => L.geoJSON(null, {
      pane: "constraints", renderer: canvas(state, "constraints"), interactive: false,
      style: { color: layer.mark.colour, weight: layer.mark.outline, opacity: 0.8, fill: layer.mark.hatch !== "none",
        fillColor: ParcelPaint.pattern(layer.mark, 0.25), fillOpacity: 0.55 },
    }),
    roads: (state) => L.geoJSON(null, {
      pane: "ground", renderer: canvas(state, "ground"), interactive: false,
      style: (f) => ({ color: "#cfc8bb", weight: ROADS[f.properties.c] || 2, fillColor: "#ddd7cb", fillOpacity: 0.8 }),
    }),
    utilities: (state) => L.geoJSON(null, {
      pane: "ground", interactive: false,
      style: (f) => ({ color: UTILITIES[f.properties.c] || "#777", weight: 1.6, dashArray: "6 3", renderer: canvas(state, "ground"), fillOpacity: 0.5 }),
      pointToLayer: (f, at) => L.circleMarker(at, { pane: "ground", renderer: canvas(state, "ground"), radius: 5, color: "#fff", weight: 1.2,
        fillColor: UTILITIES[f.properties.c] || "#777", fillOpacity: 1, dashArray: null }),
    }),
    demands: (state, layer) => L.geoJSON(null, {
      pane: "demands",
      pointToLayer: (f, at) => L.circleMarker(at, { pane: "demands", renderer: state.svg || (state.svg = L.svg({ pane: "demands" })),
        radius: 6, color: "#fff", weight: 1.5, fillColor: layer.mark.colour, fillOpacity: 1 }),
      onEachFeature: (feature, shape) => {
        shape.toGeoJSON = () => ({ type: "Feature", properties: { project: feature.properties.project, click: ++clicks }, geometry: null });
      },
    }),
  };

  function refresh(state) {
    const { config, mode, modes } = state;
    const layers = config.layers.filter((l) => l.on && l.kind !== "parcels" && state.tallies[l.id] && state.tallies[l.id].count)
      .map((l) => ({ mark: l.mark, label: l.label, ...state.tallies[l.id], area: l.kind === "constraint" || l.kind === "platforms" ? state.tallies[l.id].area : 0 }));
    state.draw({ ...ParcelModes.tally(state), mode: mode.id, note: mode.note, say: modes.say || (state.isWhole ? "" : config.text.mode_loading) }, [...overlayRows(state), ...layers]);
    state.tree.told();
    ParcelLabels.draw(state);
  }

  function overlayRows(state) {
    return Object.entries(state.overlaid || {}).filter(([role]) => state.config.roles[role])
      .map(([role, count]) => ({ ...state.config.roles[role], count, area: 0 }));
  }

  const name = (point, text, className) => ParcelLabels.marker(point, [text], className);

  function hover(state) {
    const tip = ParcelLegend.make("div", "pm-hover", state.map.getContainer());
    const { config } = state;
    function show(event, lines) {
      tip.replaceChildren();
      lines.filter(Boolean).forEach((text, i) => ParcelLegend.make(i ? "div" : "b", "", tip, text));
      const at = event.containerPoint, size = state.map.getSize();
      tip.style.display = "block";
      tip.style.left = Math.min(at.x + 14, size.x - tip.offsetWidth - 4) + "px";
      tip.style.top = (at.y + 18 + tip.offsetHeight > size.y ? at.y - tip.offsetHeight - 8 : at.y + 14) + "px";
    }
    const hide = () => { tip.style.display = "none"; };
    const over = (on) => state.map.getContainer().classList.toggle("pm-over", on);
    state.map.on("mousemove", (e) => {
      if (isAbove(e)) return;
      const p = shownAt(state, e.latlng);
      over(Boolean(p) && state.parcels.picking);
      if (!p) { hide(); return; }
      show(e, [p.pid, p.name, ParcelModes.lookOf(state, p).label + " · " + config.area(p.a), ParcelModes.aboutOf(state, p),
        state.mode.id !== "use" && p.use && config.text.use + " " + p.use]);
    }).on("mouseout movestart", () => { over(false); hide(); });
    if (state.groups.demands) state.groups.demands.on("mousemove", (e) => {
      const p = e.propagatedFrom.feature.properties;
      show(e, [p.project, p.name, config.text.named + " " + p.pid]);
    }).on("mouseout", hide);
  }

  /* The parcel under a point, unless its class is hidden. */
  function shownAt(state, latlng) {
    const p = state.parcels.at(latlng);
    return p && ParcelModes.isShown(state, p) ? p : null;
  }

  /* Whether the pointer is on something that lies above the parcels and answers for itself. */
  function isAbove(event) {
    const { target } = event.originalEvent;
    return Boolean(target.closest && target.closest(".leaflet-interactive, .leaflet-control"));
  }

  function choose(state) {
    state.map.on("click", (e) => {
      if (!state.parcels.picking || isAbove(e)) return;
      const p = shownAt(state, e.latlng);
      if (p && p.pid) ParcelChannel.hand({ parcel: p.pid, click: ++clicks });
    });
  }

  const SITES = {
    selection: { halo: 8, weight: 3, color: "#000", fill: false },
    site: { halo: 5, weight: 2, color: "#111", fillColor: "#fff", fillOpacity: 0.25 },
    focus: { halo: 8, weight: 3, color: "#000", fillColor: "#fff", fillOpacity: 0.45 },
    plan: { halo: 0, weight: 2, color: "#12304f", fillColor: "#386cb0", fillOpacity: 0.75 },
    offence: { halo: 5, weight: 2.5, color: "#d95f02", fillOpacity: 0.95 },
    draft: { halo: 5, weight: 2.2, color: "#a3123a", dashArray: "6 4", fillColor: "#a3123a", fillOpacity: 0.08 },
    preview: { halo: 5, weight: 2, color: "#a3123a", dashArray: "2 5", fillColor: "#a3123a", fillOpacity: 0.2 },
  };

  /* Shapes on top of the constant map: {shapes: [{geometry, role, label, at}], fit}. */
  function overlay(target, data) {
    const map = window.map || (window.__parcels && window.__parcels.map);
    const box = L.latLngBounds([]), close = L.latLngBounds([]);
    const state = window.__parcels, overlaid = {};
    data.shapes.forEach((item) => {
      const look = { ...SITES[item.role] };
      if (item.role === "offence") look.fillColor = ParcelPaint.pattern({ colour: look.color, hatch: "backward" }, 0.3);
      const draw = (style) => L.geoJSON(item.geometry, { pane: "sites", interactive: false, style, pointToLayer: (f, at) => L.circleMarker(at, { pane: "sites", interactive: false, radius: 9 }) });
      if (look.halo) target.addLayer(draw({ color: "#fff", weight: look.halo, opacity: 0.9, fill: false }));
      const shape = draw({ opacity: 1, ...look });
      target.addLayer(shape);
      box.extend(shape.getBounds());
      if (item.zoom) close.extend(shape.getBounds());
      overlaid[item.role] = (overlaid[item.role] || 0) + 1;
      if (item.label) target.addLayer(name(item.at, item.label, "pm-rank pm-" + item.role));
    });
    if (data.lit) overlaid.lit = data.lit.count;
    if (state) ParcelFocus.apply(state, data.lit);
    if (state) { state.overlaid = overlaid; refresh(state); ParcelSelect.adopt(data.picked); ParcelDraw.adopt(data); }
    const host = map || target._map, shown = JSON.stringify([data.shapes, data.fit]);
    if (shown === lastShown) return;  /* only what the page tells anew may move the map */
    lastShown = shown;
    if (host && close.isValid()) host.fitBounds(close.pad(0.6), { maxZoom: 18 });
    else if (host && data.fit && box.isValid() && !host.getBounds().contains(box)) host.fitBounds(box.pad(0.35), { maxZoom: 16 });
  }

  window.ParcelMap = { start, overlay, whole, tell: ParcelChannel.tell, goTo: ParcelView.goTo, send: ParcelChannel.hand };
})();
