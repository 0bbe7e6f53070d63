/* The map in a file to pass on: everything comes from the data block of the page, every word and name is set as text. */
(function () {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const text = data.text, MOST = 100;
  const whole = new Intl.NumberFormat(data.locale, { maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(data.locale, { maximumFractionDigits: 2, minimumFractionDigits: 2 });
  const inUnit = (m2) => (data.lang === "zh" ? m2 * 3 / 2000 : m2 / 10000);
  const area = (m2) => fine.format(inUnit(m2)) + " " + text.area_unit;
  const byId = new Map();
  let chosen = null;

  function make(tag, parent, content, className) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (content !== undefined) node.textContent = content;
    if (parent) parent.appendChild(node);
    return node;
  }

  const map = L.map("map", { preferCanvas: true, zoomControl: false, maxZoom: 20 });
  map.attributionControl.setPrefix(false);
  L.control.zoom({ zoomInTitle: text.zoom_in, zoomOutTitle: text.zoom_out }).addTo(map);
  L.control.scale({ imperial: false, maxWidth: 140 }).addTo(map);
  const panes = { roads: 380, utilities: 390, parcels: 420, constraint: 430, platforms: 440, demands: 455, names: 460 };
  Object.entries(panes).forEach(([name, z]) => {
    const pane = map.createPane(name);
    pane.style.zIndex = z;
    if (name !== "parcels") pane.style.pointerEvents = "none";
  });
  const canvases = {};
  const canvas = (pane) => canvases[pane] || (canvases[pane] = L.canvas({ pane, padding: 0.3 }));
  map.fitBounds(data.bounds, { animate: false });

  function style(mark) {
    const plain = mark.hatch === "solid";
    return { fill: mark.hatch !== "none", fillColor: plain ? mark.colour : ParcelPaint.pattern(mark, 0.3),
      fillOpacity: plain ? 0.66 : 0.9, color: mark.edge || "#3a3a3a", weight: mark.outline, opacity: 0.85 };
  }

  const parcels = L.geoJSON(data.parcels, {
    pane: "parcels", renderer: canvas("parcels"), style: (f) => style(data.classes[f.properties.k].mark),
    onEachFeature: (feature, shape) => {
      byId.set(feature.properties.pid, shape);
      shape.on("click", () => choose(feature.properties.pid, false));
    },
  }).addTo(map);

  const looks = {
    constraint: (mark) => ({ color: mark.colour, weight: mark.outline, opacity: 0.8, fill: mark.hatch !== "none",
      fillColor: ParcelPaint.pattern(mark, 0.25), fillOpacity: 0.55 }),
    platforms: (mark) => ({ color: mark.colour, weight: 2.5, fill: false }),
    roads: () => ({ color: "#cfc8bb", weight: 2, fillColor: "#ddd7cb", fillOpacity: 0.8 }),
    utilities: (mark) => ({ color: mark.colour, weight: 1.6, dashArray: "6 3" }),
    demands: (mark) => ({ color: "#fff", weight: 1.5, fillColor: mark.colour, fillOpacity: 1 }),
  };

  function group(layer) {
    const pane = layer.kind, look = looks[layer.kind](layer.mark);
    return L.geoJSON(layer.data, { pane, renderer: canvas(pane), interactive: false, style: look,
      pointToLayer: (f, at) => L.circleMarker(at, { pane, renderer: canvas(pane), radius: 5, ...look }) });
  }

  /* Legend and list of layers in one: classes with counts and area, layers with a tick. */
  function legend() {
    const box = document.getElementById("legend"), list = make("div", box), seen = {};
    data.parcels.features.forEach((f) => {
      const tally = seen[f.properties.k] || (seen[f.properties.k] = { count: 0, area: 0 });
      tally.count += 1; tally.area += f.properties.a;
    });
    Object.entries(data.classes).filter(([k]) => seen[k]).forEach(([k, item]) => {
      const row = make("div", list, undefined, "row");
      row.appendChild(ParcelPaint.swatch(item.mark, 0.3));
      make("span", row, item.label, "label");
      make("span", row, whole.format(seen[k].count) + " · " + area(seen[k].area), "tally");
    });
    make("h3", box, text.layers);
    data.layers.forEach((layer) => {
      const made = group(layer), row = make("label", box, undefined, "row");
      const tick = make("input", row);
      tick.type = "checkbox"; tick.checked = layer.on;
      tick.addEventListener("change", () => (tick.checked ? made.addTo(map) : made.remove()));
      if (layer.on) made.addTo(map);
      row.appendChild(ParcelPaint.swatch(layer.mark, 0.14));
      make("span", row, layer.label, "label");
      make("span", row, whole.format(layer.data.features.length), "tally");
    });
    const back = make("button", box, text.whole);
    back.type = "button";
    back.addEventListener("click", () => map.fitBounds(data.bounds, { animate: false }));
  }

  function choose(pid, goThere) {
    const shape = byId.get(pid), p = shape.feature.properties, box = document.getElementById("facts");
    if (chosen) parcels.resetStyle(chosen);
    chosen = shape;
    shape.setStyle({ color: "#000", weight: 4, opacity: 1 }).bringToFront();
    if (goThere) map.fitBounds(shape.getBounds().pad(1.5), { animate: false, maxZoom: 17 });
    box.replaceChildren();
    make("h2", box, text.facts);
    const list = make("dl", box);
    const rows = [[text.column_parcel, p.pid], [text.column_name, p.name], [text.column_class, data.classes[p.k].label],
      [text.column_area, area(p.a)], [text.platform, p.platform], [text.use, p.use], [text.status, p.status],
      [text.ready, p.ready], [text.findings, p.findings]];
    rows.filter(([, value]) => value).forEach(([name, value]) => { make("dt", list, name); make("dd", list, value); });
  }

  /* The table offers all that the map does: find, choose, read; the first hundred of what matches are shown. */
  function search() {
    const box = document.getElementById("search");
    make("h2", box, text.table);
    const label = make("label", box, text.search), field = make("input", label);
    field.type = "search";
    const told = make("p", box, undefined, "small");
    told.setAttribute("role", "status");
    const holder = make("div", box, undefined, "scroll");
    holder.tabIndex = 0; holder.setAttribute("role", "region"); holder.setAttribute("aria-label", text.table);
    const table = make("table", holder), head = make("tr", make("thead", table)), body = make("tbody", table);
    [text.column_parcel, text.column_name, text.column_class, text.column_area].forEach((name) => {
      make("th", head, name).scope = "col";
    });
    function fill() {
      const wanted = field.value.trim().toLowerCase();
      const found = data.parcels.features.map((f) => f.properties)
        .filter((p) => !wanted || (p.pid + " " + p.name).toLowerCase().includes(wanted));
      body.replaceChildren();
      found.slice(0, MOST).forEach((p) => {
        const row = make("tr", body), button = make("button", make("td", row), p.pid);
        button.type = "button";
        button.addEventListener("click", () => choose(p.pid, true));
        [p.name, data.classes[p.k].label, area(p.a)].forEach((value) => make("td", row, value));
      });
      told.textContent = found.length ? text.counts.replace("%1", whole.format(Math.min(found.length, MOST)))
        .replace("%2", whole.format(found.length)) : text.none;
    }
    field.addEventListener("input", fill);
    fill();
  }

  function names() {
    const sign = (p) => data.classes[p.k].mark.sign, labels = L.layerGroup().addTo(map);
    function draw() {
      labels.clearLayers();
      const view = map.getBounds(), near = map.getZoom() >= 16;
      let shown = 0;
      data.parcels.features.forEach((f) => {
        const p = f.properties;
        if ((!near && !sign(p)) || shown >= 300 || !view.contains([p.y, p.x])) return;
        shown += 1;
        const node = make("span", null, near ? sign(p) + p.pid : sign(p));
        labels.addLayer(L.marker([p.y, p.x], { pane: "names", interactive: false, keyboard: false,
          icon: L.divIcon({ html: node, className: "name", iconSize: null }) }));
      });
    }
    map.on("moveend", draw);
    draw();
  }

  legend();
  search();
  names();
  make("p", document.getElementById("facts"), text.pick, "small");
  window.__handout = { map, byId, choose };
})();
