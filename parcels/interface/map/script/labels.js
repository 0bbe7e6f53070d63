/* Labels of parcels: a sign far off, the code nearer, code and a second line nearest. The largest parcels come first; a
label that would lie on another is left out, and never more than LIMIT are drawn. */
(function () {
  "use strict";
  const CODES_FROM = 15, LINES_FROM = 17, LIMIT = 300, CELL = 24;
  const CHAR = 6.8, WIDE_CHAR = 11.5, LINE = 14, SIGN = 14, FITS = 0.5, NAME = 1.35, EQUATOR_M = 40075016.7;

  const widthOf = (text) => [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? WIDE_CHAR : CHAR), 6);

  /* Whether a box of pixels is free; if so it is taken. */
  function place(taken, x, y, w, h) {
    const box = [x - w / 2, y - h / 2, x + w / 2, y + h / 2], cells = [];
    for (let i = Math.floor(box[0] / CELL); i <= Math.floor(box[2] / CELL); i += 1)
      for (let j = Math.floor(box[1] / CELL); j <= Math.floor(box[3] / CELL); j += 1) cells.push(i + ":" + j);
    const isHit = cells.some((cell) => (taken.get(cell) || []).some((o) => box[0] < o[2] && o[0] < box[2] && box[1] < o[3] && o[1] < box[3]));
    if (isHit) return false;
    cells.forEach((cell) => { if (taken.has(cell)) taken.get(cell).push(box); else taken.set(cell, [box]); });
    return true;
  }

  function linesOf(state, p, zoom) {
    const { sign } = ParcelModes.lookOf(state, p).mark;
    if (zoom < CODES_FROM) return sign ? [sign] : [];
    const first = (sign ? sign + " " : "") + p.pid;
    return zoom < LINES_FROM ? [first] : [first, ParcelModes.detailOf(state, p) || state.config.area(p.a)];
  }

  /* The labels that fit: [{p, lines}], largest parcel first. */
  function chosen(state) {
    const { map } = state, zoom = map.getZoom(), view = map.getBounds(), taken = new Map(), found = [];
    const [west, south, east, north] = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
    const inside = [];
    state.parcels.each((p) => {
      if (!p.pid || p.x < west || p.x > east || p.y < south || p.y > north || !ParcelModes.isShown(state, p)) return;
      if (zoom >= CODES_FROM || ParcelModes.lookOf(state, p).mark.sign) inside.push(p);
    });
    const metres = EQUATOR_M * Math.cos(map.getCenter().lat * Math.PI / 180) / (256 * 2 ** zoom);
    inside.sort((a, b) => b.a - a.a);
    names(state, (name, at) => place(taken, at.x, at.y, widthOf(name) * NAME, LINE * NAME));
    for (const p of inside) {
      if (found.length >= LIMIT) break;
      const lines = linesOf(state, p, zoom), at = map.latLngToContainerPoint([p.y, p.x]);
      const isSign = zoom < CODES_FROM, w = isSign ? SIGN : Math.max(...lines.map(widthOf)), h = isSign ? SIGN : LINE * lines.length;
      if (!isSign && Math.sqrt(p.a) / metres < w * FITS) continue;
      if (place(taken, at.x, at.y, w, h)) found.push({ p, lines });
    }
    return found;
  }

  /* Names of platforms are drawn once and larger; codes keep clear of them. */
  function names(state, visit) {
    const { platforms } = state.groups;
    if (!platforms || !state.map.hasLayer(platforms)) return;
    platforms.eachLayer(({ feature: { properties: p } }) => visit(p.name, state.map.latLngToContainerPoint([p.y, p.x])));
  }

  function draw(state) {
    const isFar = state.map.getZoom() < CODES_FROM;
    state.labels.clearLayers();
    chosen(state).forEach(({ p, lines }) => state.labels.addLayer(marker(p, lines, isFar ? "pm-sign" : "pm-parcel")));
  }

  function marker(at, lines, className) {
    const node = document.createElement("span");
    lines.forEach((line) => ParcelLegend.make("div", "", node, line));
    return L.marker([at.y, at.x], { pane: "names", interactive: false, keyboard: false,
      icon: L.divIcon({ html: node, className: "pm-name " + className, iconSize: null }) });
  }

  window.ParcelLabels = { draw, chosen, marker, place };
})();
